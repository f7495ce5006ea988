export { expressionCompletions, type LabelledCompletion } from './completions.ts';
export { type ExpressionPlace, environmentAt } from './place.ts';
export { type TrialGround, tryInStep, tryTree } from './tries.ts';
