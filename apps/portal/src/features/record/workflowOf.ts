import type { Bundle, WorkflowStep } from '@greffe/definition';

/** What the definition says of a step's place in the workflow. */
export function workflowStepOf(bundle: Bundle, recordType: string, step: string): WorkflowStep | undefined {
  return bundle.workflows[recordType]?.steps.find(({ id }) => id === step);
}

/** Whether its validation sends the record. */
export function transmits(step: WorkflowStep | undefined): boolean {
  return step?.effects.some(({ type }) => type === 'transmission') ?? false;
}

/** Whether its validation gives the registration code. */
export function givesCode(step: WorkflowStep | undefined): boolean {
  return step?.effects.some(({ type }) => type === 'code') ?? false;
}

/**
 * Whether an outcome calls for attention: somebody is told of it alone, or it asks for more. The definition says so by
 * what the outcome causes; nothing names an outcome here.
 */
export function isNotable(step: WorkflowStep | undefined, outcome: string | undefined): boolean {
  if (!step || outcome === undefined) return false;
  const asksForMore = step.outcomes.some(({ id, adds, ends }) => id === outcome && (adds.length > 0 || ends));
  return (
    asksForMore || step.effects.some((effect) => effect.type === 'message' && effect.outcome === outcome)
  );
}

/** The steps that decide whether a step applies. */
export function decidingSteps(step: WorkflowStep | undefined): readonly string[] {
  const reads = step?.when?.reads;
  if (!reads) return [];
  return [...new Set([...reads.steps, ...reads.outcomes, ...reads.entries, ...reads.rounds])];
}
