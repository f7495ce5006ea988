import type { Token } from '../../cel/tokens.ts';
import { patternOf } from '../../data/pattern.ts';
import { addressesOf } from './chainAddress.ts';
import type { Chain } from './chains.ts';
import type { Change, Words } from './types.ts';

const TABLE_FUNCTIONS = new Set(['lookup', 'validOn']);

/** Whether a text of an expression is the name that changes: a value of a choice, an outcome, a table. */
export function isTextMeant(
  words: readonly Token[],
  position: number,
  chains: readonly Chain[],
  of: Words,
  change: Change,
): boolean {
  if (!('id' in change) || words[position]?.source.slice(1, -1) !== change.id) return false;
  if (change.kind === 'table')
    return words[position - 1]?.source === '(' && TABLE_FUNCTIONS.has(words[position - 2]?.source ?? '');
  const beside = chainBeside(words, position, chains);
  if (change.kind === 'outcome') {
    const isOutcome = of.kind === 'workflow' && beside?.chain.root === 'outcomes';
    return isOutcome && of.steps.get(beside.chain.parts[0]?.name ?? '') === change.step;
  }
  if (change.kind !== 'option') return false;
  const { at } = change;
  if (beside) {
    const item = beside.isList ? '/*' : '';
    return addressesOf(beside.chain, of).some(
      ({ step, pointer }) => step === at.step && patternOf(`${pointer}${item}`) === at.pointer,
    );
  }
  const isGiven = of.kind === 'step' && of.gives === at.pointer && of.step === at.step;
  return isGiven && !isCompared(words, position) && !isArgument(words, position);
}

const isEquality = (words: readonly Token[], at: number) =>
  ['=', '!'].includes(words[at]?.source ?? '') && words[at + 1]?.source === '=';

const isCompared = (words: readonly Token[], position: number) =>
  isEquality(words, position - 2) || isEquality(words, position + 1);

/** The chain that a text is compared with, or the list that it is looked for in. */
function chainBeside(
  words: readonly Token[],
  position: number,
  chains: readonly Chain[],
): { readonly chain: Chain; readonly isList: boolean } | undefined {
  const source = (at: number) => words[at]?.source ?? '';
  const found = (chain: Chain | undefined, isList = false) => chain && { chain, isList };
  const endingAt = (at: number) => chains.find(({ last }) => last === at);
  const startingAt = (at: number) => chains.find(({ first }) => first === at);
  if (isEquality(words, position - 2)) return found(endingAt(position - 3));
  if (isEquality(words, position + 1)) return found(startingAt(position + 3));
  if (source(position + 1) === 'in') return found(startingAt(position + 2), true);
  let start = position - 1;
  while (source(start) === ',' || words[start]?.kind === 'text') start -= 1;
  return source(start) === '[' && source(start - 1) === 'in' ? found(endingAt(start - 2)) : undefined;
}

/** Whether a text stands in the brackets of a call. */
function isArgument(words: readonly Token[], position: number): boolean {
  let depth = 0;
  for (let at = position; at >= 0; at--) {
    const source = words[at]?.source ?? '';
    if (source === ')' || source === ']') depth += 1;
    if (source === '(' || source === '[') depth -= 1;
    if (depth < 0 && words[at - 1]?.kind === 'name') return true;
    if (depth < 0) depth = 0;
  }
  return false;
}
