import { chainTo, comparedWith, type Token, tokensOf, wordsOf } from '../cel/tokens.ts';
import { celName } from '../workflow/names.ts';
import type { Names } from './names.ts';

/** Functions with the names of tables and columns among their arguments. */
const TABLE_FUNCTIONS: Readonly<Record<string, readonly ('table' | 'column' | undefined)[]>> = {
  lookup: ['table', 'column', undefined, 'column'],
  validOn: ['table', 'column', undefined, undefined],
};

/** What an expression's names and texts mean, where that is more than fields and option values. */
interface Dialect {
  /** The new name of the last part of a chain `a.b.c`; the chain is empty where it starts at a bracket. */
  member(chain: readonly string[], source: string, names: Names): string;
  /** The new text, by what it is compared with; undefined where it is no name. */
  text(value: string, chain: readonly string[], names: Names): string | undefined;
}

/** Variables whose members are the engine's, not the definition's. */
const FACTS = new Set(['organisation', 'author']);

const option = (value: string, names: Names) =>
  names.has('option', value) ? names.rename('option', value) : undefined;

const ofStep: Dialect = {
  member: ([root = ''], source, names) => (FACTS.has(root) ? source : names.rename('field', source)),
  text: (value, _chain, names) => option(value, names),
};

/** The ids of a record type's steps and links, by the names that its expressions have for them. */
export interface WorkflowIds {
  readonly steps: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

function ofWorkflow(ids: WorkflowIds): Dialect {
  const renamed = (kind: 'step' | 'link', source: string, names: Names) =>
    celName(names.rename(kind, ids[`${kind}s`].get(source) ?? source));
  return {
    member(chain, source, names) {
      const depth = chain.length - 1;
      switch (chain[0]) {
        case 'steps':
        case 'outcomes':
        case 'rounds':
          return depth === 1 ? renamed('step', source, names) : names.rename('field', source);
        case 'entries':
          return depth === 1 ? renamed('step', source, names) : source;
        case 'links':
          if (depth === 1) return renamed('link', source, names);
          return names.rename(depth === 2 ? 'shown' : 'field', source);
        default:
          return names.rename('field', source);
      }
    },
    text(value, chain, names) {
      const outcome = names.has('outcome', value) ? names.rename('outcome', value) : undefined;
      return chain[0] === 'outcomes' ? outcome : (option(value, names) ?? outcome);
    },
  };
}

/** A CEL expression of a step with its fields, option values, tables and columns under their new names. */
export function renameExpression(cel: string, names: Names): string {
  return renameIn(cel, ofStep, names);
}

/** A CEL expression of a workflow under new names. */
export function renameWorkflowExpression(cel: string, ids: WorkflowIds, names: Names): string {
  return renameIn(cel, ofWorkflow(ids), names);
}

function renameIn(cel: string, dialect: Dialect, names: Names): string {
  const tokens = tokensOf(cel);
  const words = wordsOf(tokens);
  const calls: { name: string; argument: number }[] = [];
  let position = -1;
  return tokens
    .map((token) => {
      if (token.kind === 'space') return token.source;
      position += 1;
      followCalls(token, words[position - 1], calls);
      if (token.kind === 'text') {
        const value = token.source.slice(1, -1);
        const call = calls.at(-1);
        const kind = call === undefined ? undefined : TABLE_FUNCTIONS[call.name]?.[call.argument];
        const renamed =
          kind === undefined
            ? dialect.text(value, comparedWith(words, position), names)
            : names.rename(kind, value);
        return renamed === undefined ? token.source : JSON.stringify(renamed);
      }
      const isMember =
        token.kind === 'name' && words[position - 1]?.source === '.' && words[position + 1]?.source !== '(';
      return isMember ? dialect.member(chainTo(words, position), token.source, names) : token.source;
    })
    .join('');
}

/** Keeps which argument of which call the place is in. */
function followCalls(
  { source }: Token,
  before: Token | undefined,
  calls: { name: string; argument: number }[],
): void {
  if (source === '(' || source === '[') {
    calls.push({ name: source === '(' && before?.kind === 'name' ? before.source : '', argument: 0 });
  } else if (source === ')' || source === ']') calls.pop();
  else if (source === ',') {
    const call = calls.at(-1);
    if (call) call.argument += 1;
  }
}
