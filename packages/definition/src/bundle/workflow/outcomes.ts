import type { Outcome, Pointer } from '../../types.ts';
import { checkName, reportDuplicates } from '../names.ts';
import type { WorkflowContext } from './context.ts';
import type { WorkflowStepEntry } from './file.ts';
import { reportOwnRead } from './order.ts';

/** What a step can decide, checked and completed. */
export function outcomesOf(step: WorkflowStepEntry, at: Pointer, context: WorkflowContext): Outcome[] {
  const { findings, place } = context;
  const outcomes = step.outcomes ?? [];
  const { file, pointer } = place(`${at}/outcomes`);
  reportDuplicates(
    'outcome',
    file,
    pointer,
    outcomes.map(({ id }) => id),
    findings,
  );
  return outcomes.map((entry, index): Outcome => {
    const here = `${at}/outcomes/${index}`;
    const { id, when, ends = false, reopens = [], adds = [], origin = step.origin, cite } = entry;
    if (when === undefined && index < outcomes.length - 1) {
      const message = `The outcome "${id}" has no condition and so is always met: those behind it never are.`;
      findings.error('workflow.outcome-order', place(here), message, 'Put it last, or give it a condition.');
    }
    if (ends && reopens.length + adds.length > 0) {
      const message = `The outcome "${id}" ends the record: nothing can be reopened or added with it.`;
      findings.error('workflow.outcome-ends', place(`${here}/ends`), message);
    }
    checkTargets('reopens', reopens, here, context);
    checkTargets('adds', adds, here, context);
    const expression =
      when === undefined
        ? undefined
        : context.expressions.check(when, 'bool', place(`${here}/when`), step.id);
    if (expression) reportOwnRead(step.id, expression, place(`${here}/when`), context);
    return {
      id,
      ...(expression ? { when: expression } : {}),
      ends,
      reopens,
      adds,
      origin,
      ...(cite ? { cite } : {}),
    };
  });
}

/** An entry is added to a step that is repeated by outcomes; any other begins a new round. */
function checkTargets(
  word: 'reopens' | 'adds',
  targets: readonly string[],
  at: Pointer,
  { steps, findings, place }: WorkflowContext,
): void {
  targets.forEach((target, index) => {
    const where = place(`${at}/${word}/${index}`);
    if (!checkName('step', target, [...steps.keys()], where, findings)) return;
    const isByOutcome = steps.get(target)?.repeat?.kind === 'byOutcome';
    if (isByOutcome === (word === 'adds')) return;
    const message = isByOutcome
      ? `The step "${target}" is repeated by outcomes: it gets an entry, and no new round.`
      : `The step "${target}" is not repeated by outcomes: it gets a new round, and no entry.`;
    findings.error('workflow.outcome-target', where, message, `Write "${isByOutcome ? 'adds' : 'reopens'}".`);
  });
}
