import { EvaluationLimitError } from '../evaluation/loops.ts';
import { checkExpression, createEvaluator, type EvaluatorOptions } from '../evaluator.ts';
import type { CelType, Environment, ExpressionProblem, Values } from '../types.ts';

/** What an expression says of values: a fault in it, its value, or what it still waits for. */
export type Trial =
  | { readonly state: 'fault'; readonly problem: ExpressionProblem }
  | { readonly state: 'known'; readonly type: CelType; readonly value: unknown }
  | { readonly state: 'notKnown'; readonly type: CelType; readonly missing: readonly string[] };

/** Tries an expression that is being written on values in JSON form; it never throws for what somebody wrote. */
export function tryExpression(
  source: string,
  environment: Environment,
  values: Values,
  options: EvaluatorOptions = {},
): Trial {
  const checked = checkExpression(source, environment);
  if (!checked.ok) return { state: 'fault', problem: checked.problem };
  const { type } = checked;
  try {
    const answer = createEvaluator(environment, options).evaluate(source, values);
    return answer.known
      ? { state: 'known', type, value: answer.value }
      : { state: 'notKnown', type, missing: answer.missing };
  } catch (error) {
    if (!(error instanceof EvaluationLimitError)) throw error;
    return { state: 'fault', problem: { message: error.message, code: 'evaluation', params: {} } };
  }
}
