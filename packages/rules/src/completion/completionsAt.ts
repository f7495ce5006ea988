import type { CelType, Environment } from '../types.ts';
import { functionsOffered, methodsOf } from './offered.ts';
import { originAt, variablesAt } from './origins.ts';
import { openBrackets, type Word, wordsBefore } from './words.ts';

/** Something that may stand at the cursor. */
export interface Completion {
  readonly kind: 'variable' | 'field' | 'function' | 'method' | 'option' | 'table' | 'column' | 'constant';
  readonly name: string;
  /** What replaces the text from `from` to `to`. */
  readonly insert: string;
  readonly type?: CelType;
  /** How a field, or the field of an option, is read: `this.loans.*.title`. */
  readonly path?: string;
  readonly signature?: string;
}

export interface Completions {
  /** The part of the text that a candidate replaces. */
  readonly from: number;
  readonly to: number;
  /** What begins with what was typed comes first. */
  readonly candidates: readonly Completion[];
}

/** Values that the field read by a path may have, as its options name them; undefined where it has no such list. */
export type ChoicesOf = (path: string) => readonly string[] | undefined;

/** What may stand at a cursor of an expression, which need not be finished or sound. */
export function completionsAt(
  environment: Environment,
  text: string,
  offset: number,
  choicesOf: ChoicesOf = () => undefined,
): Completions {
  const words = wordsBefore(text, offset);
  const last = words.at(-1);
  if (last?.kind === 'openText')
    return insideText({ environment, text, offset, choicesOf }, words.slice(0, -1), last);
  const isTyping = last?.kind === 'name' && last.start + last.source.length === offset;
  const before = isTyping ? words.slice(0, -1) : words;
  const typed = isTyping ? last.source : '';
  const rest = /^\w*/.exec(text.slice(offset))?.[0].length ?? 0;
  const all =
    before.at(-1)?.source === '.'
      ? membersOf(before.slice(0, -1), environment)
      : beginnings(before, environment, choicesOf);
  return { from: offset - typed.length, to: offset + rest, candidates: matching(all, typed) };
}

interface Cursor {
  readonly environment: Environment;
  readonly text: string;
  readonly offset: number;
  readonly choicesOf: ChoicesOf;
}

function membersOf(words: readonly Word[], environment: Environment): Completion[] {
  const { type, path } = originAt(words, words.length - 1, variablesAt(words, environment));
  if (type === undefined) return [];
  const fields = typeof type === 'object' && 'object' in type ? Object.entries(type.object) : [];
  return [
    ...fields.map(([name, field]): Completion => {
      return {
        kind: 'field',
        name,
        insert: name,
        type: field,
        ...(path !== undefined && { path: `${path}.${name}` }),
      };
    }),
    ...methodsOf(type).map(({ name, signature }): Completion => {
      return { kind: 'method', name, insert: `${name}(`, signature };
    }),
  ];
}

function beginnings(words: readonly Word[], environment: Environment, choicesOf: ChoicesOf): Completion[] {
  const variables = [...variablesAt(words, environment)].map(([name, { type, path }]): Completion => {
    return {
      kind: 'variable',
      name,
      insert: name,
      ...(type && { type }),
      ...(path !== undefined && { path }),
    };
  });
  const functions = functionsOffered.map(({ name, signature }): Completion => {
    return { kind: 'function', name, insert: `${name}(`, signature };
  });
  const constants = ['true', 'false'].map((name): Completion => {
    return { kind: 'constant', name, insert: name, type: 'bool' };
  });
  const texts = literalsAt(words, environment, choicesOf);
  return [
    ...texts.map((one) => ({ ...one, insert: JSON.stringify(one.name) })),
    ...variables,
    ...functions,
    ...constants,
  ];
}

function insideText(cursor: Cursor, before: readonly Word[], open: Word): Completions {
  const { text, offset, environment, choicesOf } = cursor;
  const quote = open.source[0] ?? '"';
  // A text that is closed behind the cursor is replaced to its end, and stays closed.
  const closing = new RegExp(`^[^"'\\\\]*${quote}`).exec(text.slice(offset))?.[0];
  const all = literalsAt(before, environment, choicesOf).map((one) => {
    return { ...one, insert: closing === undefined ? `${one.name}${quote}` : one.name };
  });
  return {
    from: open.start + 1,
    to: closing === undefined ? offset : offset + closing.length - 1,
    candidates: matching(all, open.source.slice(1)),
  };
}

/** The texts that make sense behind these words: options of what they are compared with, tables, columns. */
function literalsAt(words: readonly Word[], environment: Environment, choicesOf: ChoicesOf): Completion[] {
  const bracket = openBrackets(words).at(-1);
  const opener = bracket === undefined ? undefined : words[bracket - 1]?.source;
  if (bracket !== undefined && (opener === 'lookup' || opener === 'validOn')) {
    const found = ofTables(opener, words.slice(bracket + 1), environment);
    if (found) return found;
  }
  const compared = ['==', '!='].includes(words.at(-1)?.source ?? '')
    ? words.length - 2
    : bracket !== undefined && words[bracket]?.source === '[' && opener === 'in'
      ? bracket - 2
      : undefined;
  if (compared === undefined) return [];
  const { path } = originAt(words, compared, variablesAt(words, environment));
  const choices = path === undefined ? undefined : choicesOf(path);
  return (choices ?? []).map((name): Completion => {
    return { kind: 'option', name, insert: name, type: 'string', ...(path !== undefined && { path }) };
  });
}

/** Arguments that name a column: those of `lookup(table, key, value, column)` and `validOn(table, column, value, day)`. */
const COLUMNS: Readonly<Record<string, readonly number[]>> = { lookup: [1, 3], validOn: [1] };

function ofTables(name: string, args: readonly Word[], { tables }: Environment): Completion[] | undefined {
  let depth = 0;
  let index = 0;
  for (const { source, kind } of args) {
    if (kind !== 'other') continue;
    if (source === '(' || source === '[') depth += 1;
    if (source === ')' || source === ']') depth -= 1;
    if (source === ',' && depth === 0) index += 1;
  }
  const offer = (kind: 'table' | 'column', names: readonly string[]) =>
    names.map((one): Completion => ({ kind, name: one, insert: one }));
  if (index === 0) return offer('table', Object.keys(tables));
  if (!COLUMNS[name]?.includes(index)) return undefined;
  const table = args[0]?.kind === 'text' ? args[0].source.slice(1, -1) : '';
  return offer('column', Object.hasOwn(tables, table) ? (tables[table]?.columns ?? []) : []);
}

function matching(all: readonly Completion[], typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  const begins = all.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const contains = all.filter(({ name }) => name.toLowerCase().indexOf(wanted) > 0);
  return [...begins, ...contains];
}
