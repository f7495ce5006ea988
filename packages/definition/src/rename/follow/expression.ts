import { type Token, tokensOf, wordsOf } from '../../cel/tokens.ts';
import { celName } from '../../workflow/names.ts';
import { isMeant } from './address.ts';
import { addressesOf, rewrittenChain } from './chainAddress.ts';
import { type Chain, chainsOf } from './chains.ts';
import { isTextMeant } from './texts.ts';
import type { Change, Words } from './types.ts';

const BY_STEP = new Set(['steps', 'outcomes', 'rounds', 'entries']);

/** The expression after the change, and whether it speaks of what changes. */
export interface Followed {
  readonly cel: string;
  readonly isMeant: boolean;
}

/**
 * An expression after a change.
 * @throws UnsayableError where a field moves to a place that the expression has no words for.
 */
export function followExpression(cel: string, of: Words, change: Change): Followed {
  const tokens = tokensOf(cel);
  const words = wordsOf(tokens);
  const chains = chainsOf(words);
  const written = new Map<number, string>();
  let isFound = false;
  const write = (first: number, last: number, source: string) => {
    for (let at = first; at <= last; at++) written.set(at, at === first ? source : '');
  };
  for (const chain of chains) {
    if (isNamed(chain, of, change)) {
      isFound = true;
      const [name] = chain.parts;
      if (name && typeof change.to === 'string') write(name.first, name.last, `.${celName(change.to)}`);
    }
    if (change.kind !== 'field') continue;
    isFound ||= addressesOf(chain, of).some((address) => isMeant(change, address));
    const rewritten = change.to && rewrittenChain(chain, of, change, words);
    for (const { first, last, source } of rewritten ?? []) write(first, last, source);
  }
  words.forEach((word, position) => {
    if (word.kind !== 'text' || !isTextMeant(words, position, chains, of, change)) return;
    isFound = true;
    if (typeof change.to === 'string') write(position, position, JSON.stringify(change.to));
  });
  return { cel: written.size === 0 ? cel : together(tokens, written), isMeant: isFound };
}

/** Whether a chain of a workflow names the step or the link that changes. */
function isNamed(chain: Chain, of: Words, change: Change): boolean {
  if (of.kind !== 'workflow') return false;
  const name = chain.parts[0]?.name ?? '';
  if (change.kind === 'step') return BY_STEP.has(chain.root) && of.steps.get(name) === change.id;
  return change.kind === 'link' && chain.root === 'links' && of.links.get(name) === change.id;
}

/** The pieces with the words that were written anew; spaces stay. */
function together(tokens: readonly Token[], written: ReadonlyMap<number, string>): string {
  let position = -1;
  return tokens
    .map((token) => {
      if (token.kind === 'space') return token.source;
      position += 1;
      return written.get(position) ?? token.source;
    })
    .join('');
}
