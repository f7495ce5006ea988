import type { Place } from '../../lint/finding.ts';
import type { WorkflowExpression } from '../../types.ts';
import { checkName } from '../names.ts';
import type { WorkflowContext } from './context.ts';
import type { WorkflowStepEntry } from './file.ts';

/** Reports what a step can never know when it is asked: its own data and outcome. Its round is always known. */
export function reportOwnRead(
  step: string,
  { reads }: WorkflowExpression,
  place: Place,
  { findings }: Pick<WorkflowContext, 'findings'>,
): void {
  if (![...reads.steps, ...reads.outcomes, ...reads.entries].includes(step)) return;
  const message = `The step "${step}" waits for itself: this looks at what it will only have afterwards.`;
  findings.error('workflow.reads-itself', place, message);
}

/** The steps that a step requires: known, not itself, and not in a circle. */
export function checkRequires(
  { id, requires }: WorkflowStepEntry,
  at: string,
  { steps, findings, place }: WorkflowContext,
): void {
  requires.forEach((required, index) => {
    const where = place(`${at}/requires/${index}`);
    if (!checkName('step', required, [...steps.keys()], where, findings)) return;
    if (required === id) {
      findings.error('workflow.requires-itself', where, `The step "${id}" waits for itself.`);
      return;
    }
    const back = wayBetween(required, id, steps);
    // Told once for a circle, at its first step.
    const order = [...steps.keys()];
    if (!back || back.some((other) => order.indexOf(other) < order.indexOf(id))) return;
    const circle = [id, ...back].join(' → ');
    findings.error('workflow.cycle', where, `These steps wait for each other: ${circle}.`);
  });
}

/** A way by `requires` from one step to another, both included. */
export function wayBetween(
  from: string,
  to: string,
  steps: ReadonlyMap<string, WorkflowStepEntry>,
): string[] | undefined {
  const ways: string[][] = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = way.at(-1) ?? '';
    if (last === to) return way;
    for (const next of steps.get(last)?.requires ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
