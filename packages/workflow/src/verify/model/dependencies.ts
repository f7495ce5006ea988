import type { RecordWorkflow, WorkflowStep } from '@greffe/definition';
import { expressionsOf } from './cone.ts';

/** Steps that a step leans on, near and far, in the order in which validating it locks them. */
export function dependenciesOf({ steps }: RecordWorkflow, id: string): readonly string[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const found = new Set<string>();
  const visit = (current: string): void => {
    const step = byId.get(current);
    if (!step) return;
    for (const other of [...step.requires, ...dataReads(step)]) {
      if (other === id || found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(id);
  return [...found];
}

function dataReads(step: WorkflowStep): readonly string[] {
  const due = step.due && 'date' in step.due ? [step.due.date] : [];
  const inOrder = [step.when, ...step.outcomes.map(({ when }) => when)].filter((one) => one !== undefined);
  const schedule = expressionsOf(step).filter((expression) => !inOrder.includes(expression));
  return [...inOrder, ...schedule, ...due].flatMap(({ reads }) => [...reads.steps, ...reads.outcomes]);
}
