import type { WorkflowExpression } from '@greffe/definition';
import type { RecordMachine } from './compileWorkflow.ts';

/** Steps whose validated data decisions and access look at: what a server loads before it decides. */
export function readsOf({ workflow }: RecordMachine): readonly string[] {
  const expressions: readonly (WorkflowExpression | undefined)[] = [
    ...workflow.steps.flatMap(({ when, outcomes, effects, repeat, due }) => [
      when,
      ...outcomes.map((outcome) => outcome.when),
      ...effects.map((effect) => effect.when),
      ...(repeat && 'from' in repeat ? [repeat.from] : []),
      ...(repeat && 'to' in repeat ? [repeat.to] : []),
      ...(due && 'date' in due ? [due.date] : []),
    ]),
    ...workflow.access.map((rule) => (typeof rule.when === 'string' ? undefined : rule.when)),
  ];
  return [...new Set(expressions.flatMap((expression) => expression?.reads.steps ?? []))];
}
