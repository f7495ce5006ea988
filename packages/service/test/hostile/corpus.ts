import { readFileSync } from 'node:fs';
import type { Recipe } from './recipe.ts';

/**
 * One hostile input. `value` is JSON and may be no valid one; `path` is one part of an address, as it travels; `query` is all
 * that stands behind its question mark; `link` is a token of a hub.
 */
export type Hostile = { readonly id: string } & (
  | { readonly kind: 'body' | 'value' | 'path' | 'query' | 'link' | 'raw'; readonly is: Recipe }
  | { readonly kind: 'header'; readonly name: string; readonly is: Recipe }
  | { readonly kind: 'file'; readonly name: string; readonly is: Recipe }
);

export type Kind = Hostile['kind'];

export const corpusFile = new URL('./corpus.jsonl', import.meta.url);

/** The corpus as it is kept: an input a line. */
export const readCorpus = (): readonly Hostile[] =>
  readFileSync(corpusFile, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Hostile);
