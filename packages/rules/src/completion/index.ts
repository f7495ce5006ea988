export { type ChoicesOf, type Completion, type Completions, completionsAt } from './completionsAt.ts';
export { type Trial, tryExpression } from './tryExpression.ts';
