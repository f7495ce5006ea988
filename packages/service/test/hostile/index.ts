export { type Hostile, readCorpus } from './corpus.ts';
export { bytesOf, textOf } from './recipe.ts';
