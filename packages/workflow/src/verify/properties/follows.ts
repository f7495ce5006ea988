import type { Outcome, RecordWorkflow, WorkflowExpression, WorkflowStep } from '@greffe/definition';
import { expressionsOf } from '../model/cone.ts';

/**
 * Whether something follows from an outcome: it ends, reopens or adds; an effect is its own; a condition looks at the
 * step; or a step comes after it. What is left when no other outcome holds needs no reason.
 */
export function isFollowed({ steps, access }: RecordWorkflow, step: WorkflowStep, outcome: Outcome): boolean {
  if (outcome.ends || outcome.reopens.length > 0 || outcome.adds.length > 0) return true;
  if (outcome === step.outcomes.at(-1)) return true;
  if (step.effects.some((effect) => effect.outcome === outcome.id)) return true;
  const looks = ({ reads }: WorkflowExpression) =>
    reads.outcomes.includes(step.id) || reads.steps.includes(step.id);
  return (
    access.some(({ when }) => typeof when !== 'string' && looks(when)) ||
    steps.some(
      (other) =>
        other.requires.includes(step.id) ||
        expressionsOf(other).some(looks) ||
        (other.due && 'date' in other.due && looks(other.due.date)) ||
        other.effects.some(({ when }) => when && looks(when)),
    )
  );
}
