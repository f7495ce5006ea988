export { expressionCompletions, type LabelledCompletion } from './completions.ts';
export { type AssistGround, type ExpressionPlace, environmentAt } from './place.ts';
export { type ReadDrawing, readDrawing } from './readDrawing.ts';
export { sketchOf } from './sketch.ts';
export { type Subject, subjectsAt } from './subjects.ts';
export { type Reading, readingsOf, type TrialGround, tryInStep, tryTree } from './tries.ts';
