export * from './completion/index.ts';
export type { HostFunctions } from './evaluation/functions.ts';
export { EvaluationLimitError } from './evaluation/loops.ts';
export { checkExpression, createEvaluator, type Evaluator, type EvaluatorOptions } from './evaluator.ts';
export { ExpressionError } from './language/problem.ts';
export * from './query/index.ts';
export { evaluateTree, expressionsOf, missingPaths } from './tree.ts';
export * from './types.ts';
