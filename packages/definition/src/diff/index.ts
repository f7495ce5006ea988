export { diff } from './diff.ts';
export { type Labels, labelsOf } from './labels.ts';
export type * from './types.ts';
export { changeWords, impactWords } from './words.ts';
