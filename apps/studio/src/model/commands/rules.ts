import { isObject } from '../json.ts';
import { checkId, indexOfId, listAt, schemaFile } from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import type { ByLanguage } from '../types.ts';
import { lowHandlers } from './low.ts';
import { type Cite, setMembers } from './properties.ts';
import { putTexts, removeTexts } from './texts.ts';

/** All of, any of, not, or an expression; each can have the key of a sentence of its own. */
export type Tree = (
  | { readonly all: readonly Tree[] }
  | { readonly any: readonly Tree[] }
  | { readonly not: Tree }
  | { readonly cel: string }
) & { readonly message?: string };

/** A rule of rules.json. */
export interface RuleEntry {
  readonly id: string;
  readonly step: string;
  readonly scope?: string;
  readonly at: string;
  readonly severity: 'error' | 'warning';
  readonly assert: Tree;
  readonly origin: 'source' | 'proposed';
  readonly cite?: Cite;
  readonly reason?: string;
}

/** Commands on what must hold across fields. */
export interface RuleCommands {
  addRule: { readonly rule: RuleEntry; readonly texts?: ByLanguage; readonly index?: number };
  /** Members of a rule; `null` takes one away. Its id is changed by `renameRule`. */
  changeRule: {
    readonly id: string;
    readonly changes: { readonly [Key in Exclude<keyof RuleEntry, 'id'>]?: RuleEntry[Key] | null };
  };
  removeRule: { readonly id: string };
  moveRule: { readonly id: string; readonly to: number };
}

type Handlers = {
  readonly [Type in keyof RuleCommands]: (session: Session, command: RuleCommands[Type]) => void;
};

const FILE = 'rules.json';
const MEMBERS = new Set(['step', 'scope', 'at', 'severity', 'assert', 'origin', 'cite', 'reason']);

/** Refuses what is no tree: a branch of another name, two at once, or none. */
export function checkTree(tree: unknown): void {
  const branches = isObject(tree) ? Object.entries(tree).filter(([key]) => key !== 'message') : [];
  const [branch, children] = branches.length === 1 ? (branches[0] ?? []) : [];
  if (branch === 'not') checkTree(children);
  else if ((branch === 'all' || branch === 'any') && Array.isArray(children) && children.length > 0)
    for (const child of children) checkTree(child);
  else if (branch !== 'cel' || typeof children !== 'string' || children === '')
    refuse('place.kind', { pointer: '/assert' });
}

/** The keys of the sentences that a tree names itself. */
function messagesOf(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(messagesOf);
  if (!isObject(tree)) return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    key === 'message' && typeof value === 'string' ? [value] : messagesOf(value),
  );
}

export const ruleHandlers: Handlers = {
  addRule(session, { rule, texts, index }) {
    checkId(rule.id);
    checkTree(rule.assert);
    if (!session.has(schemaFile(rule.step))) refuse('name.unknown', { name: rule.step });
    if (!session.has(FILE)) session.setValue(FILE, { rules: [] });
    const rules = listAt(session, FILE, '/rules');
    if (rules.some(({ id }) => id === rule.id)) refuse('name.taken', { name: rule.id });
    lowHandlers.insertItem(session, {
      file: FILE,
      pointer: '/rules',
      index: index ?? rules.length,
      value: rule,
    });
    putTexts(session, `rule.${rule.id}`, texts, rule.id);
  },
  changeRule(session, { id, changes }) {
    const pointer = `/rules/${indexOfId(session, FILE, '/rules', id)}`;
    const strange = Object.keys(changes).find((key) => !MEMBERS.has(key));
    if (strange !== undefined) refuse('name.unknown', { name: strange });
    if (changes.assert !== undefined) checkTree(changes.assert);
    setMembers(session, FILE, pointer, changes);
  },
  removeRule(session, { id }) {
    const index = indexOfId(session, FILE, '/rules', id);
    const rules = listAt(session, FILE, '/rules');
    const others = new Set(
      rules.filter((rule) => rule.id !== id).flatMap(({ assert }) => messagesOf(assert)),
    );
    const own = new Set([`rule.${id}`, ...messagesOf(rules.find((rule) => rule.id === id)?.assert)]);
    lowHandlers.removeValue(session, { file: FILE, pointer: `/rules/${index}` });
    removeTexts(session, (key) => own.has(key) && !others.has(key));
  },
  moveRule(session, { id, to }) {
    const from = indexOfId(session, FILE, '/rules', id);
    lowHandlers.moveItem(session, { file: FILE, pointer: '/rules', from, to });
  },
};
