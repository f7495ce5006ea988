import type { RecordWorkflow, WorkflowExpression, WorkflowStep } from '@greffe/definition';

/** The expressions that decide what a step does: whether it applies, when it is scheduled, how it comes out. */
export function expressionsOf({ when, repeat, outcomes }: WorkflowStep): readonly WorkflowExpression[] {
  return [
    when,
    ...(repeat && 'from' in repeat ? [repeat.from] : []),
    ...(repeat && 'to' in repeat ? [repeat.to] : []),
    ...outcomes.map((outcome) => outcome.when),
  ].filter((expression) => expression !== undefined);
}

/** Every step that an expression looks at, however it does. */
export const stepsRead = ({ reads }: WorkflowExpression): readonly string[] => [
  ...reads.steps,
  ...reads.outcomes,
  ...reads.rounds,
  ...reads.entries,
];

/** Steps that can start another round of a step, or give it an entry. */
const movers = (steps: readonly WorkflowStep[], id: string): readonly string[] =>
  steps
    .filter(({ outcomes }) => outcomes.some(({ reopens, adds }) => reopens.includes(id) || adds.includes(id)))
    .map((step) => step.id);

/** Steps of which an outcome ends the record. */
export const endersOf = ({ steps }: RecordWorkflow): readonly string[] =>
  steps.filter(({ outcomes }) => outcomes.some(({ ends }) => ends)).map(({ id }) => id);

/**
 * The cone of influence: the given steps with all that decides where they stand, near and far. What is outside can do
 * nothing to them but end the record, after which nothing more happens to them.
 */
export function coneOf({ steps }: RecordWorkflow, seeds: readonly string[]): readonly string[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const found = new Set<string>();
  const visit = (id: string): void => {
    const step = byId.get(id);
    if (!step || found.has(id)) return;
    found.add(id);
    for (const other of step.requires) visit(other);
    for (const expression of expressionsOf(step)) for (const other of stepsRead(expression)) visit(other);
    for (const other of movers(steps, id)) visit(other);
  };
  for (const seed of seeds) visit(seed);
  return steps.map(({ id }) => id).filter((id) => found.has(id));
}

/**
 * Whether a step's condition hangs on itself by way of others, so that conditions could turn each other on and off.
 * Rounds are no part of such a circle: they change when somebody decides, never by themselves.
 */
export function isInCircle({ steps }: RecordWorkflow, id: string): boolean {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const found = new Set<string>();
  const visit = (from: string): void => {
    const step = byId.get(from);
    const reads = step ? expressionsOf(step).map((expression) => expression.reads) : [];
    const read = reads.flatMap(({ steps: data, outcomes, entries }) => [...data, ...outcomes, ...entries]);
    for (const other of [...(step?.requires ?? []), ...read]) {
      if (found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(id);
  return found.has(id);
}
