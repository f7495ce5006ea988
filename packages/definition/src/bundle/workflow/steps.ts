import { RESERVED } from '../../lint/node.ts';
import type { Correction, Due, Pointer, WorkflowStep } from '../../types.ts';
import { celName } from '../../workflow/names.ts';
import { checkName, checkNames } from '../names.ts';
import { checkDuration, checkWords, type WordsByKind, type WorkflowContext } from './context.ts';
import { effectsOf } from './effects.ts';
import type { CorrectionEntry, DueEntry, WorkflowStepEntry } from './file.ts';
import { checkRequires, reportOwnRead } from './order.ts';
import { outcomesOf } from './outcomes.ts';
import { repeatOf } from './repeat.ts';

/** A step of the workflow, checked and with every default filled in. */
export function stepOf(entry: WorkflowStepEntry, at: Pointer, context: WorkflowContext): WorkflowStep {
  const { roles, findings, place, ground, expressions } = context;
  const { id, readers = [], requires, repeat, due, medical = true, origin, cite } = entry;
  checkName('step', id, Object.keys(ground.steps), place(`${at}/id`), findings);
  checkNames('role', entry.roles, roles, place(`${at}/roles`), findings);
  checkNames('role', readers, roles, place(`${at}/readers`), findings);
  checkRequires(entry, at, context);
  const when =
    entry.when === undefined ? undefined : expressions.check(entry.when, 'bool', place(`${at}/when`));
  if (when) reportOwnRead(id, when, place(`${at}/when`), context);
  return {
    id,
    roles: entry.roles,
    readers,
    requires,
    ...(when ? { when } : {}),
    ...(repeat ? { repeat: repeatOf(repeat, id, `${at}/repeat`, context) } : {}),
    correction: correctionOf(entry.correction, `${at}/correction`, context),
    outcomes: outcomesOf(entry, at, context),
    effects: effectsOf(entry, at, context),
    ...(due ? { due: dueOf(due, id, `${at}/due`, context) } : {}),
    medical,
    origin,
    ...(cite ? { cite } : {}),
  };
}

const CORRECTION: WordsByKind = { undo: { needs: ['window'] }, reopen: { may: ['delete'] }, final: {} };

function correctionOf(entry: CorrectionEntry, at: Pointer, context: WorkflowContext): Correction {
  checkWords('The correction', entry.mode, entry, CORRECTION, at, context);
  checkDuration(entry.window, `${at}/window`, context);
  switch (entry.mode) {
    case 'undo':
      return { mode: 'undo', window: entry.window ?? '' };
    case 'reopen':
      return { mode: 'reopen', ...(entry.delete ? { isDeletable: true } : {}) };
    default:
      return { mode: entry.mode };
  }
}

function dueOf({ date, within }: DueEntry, step: string, at: Pointer, context: WorkflowContext): Due {
  const { findings, place, expressions } = context;
  if ((date === undefined) === (within === undefined)) {
    findings.error('workflow.due', place(at), 'A due date is either a "date" or a time "within", not both.');
  }
  checkDuration(within, `${at}/within`, context);
  if (date === undefined) return { within: within ?? '' };
  const expression = expressions.check(date, 'date', place(`${at}/date`));
  reportOwnRead(step, expression, place(`${at}/date`), context);
  return { date: expression };
}

/** Ids must stay apart, and be readable, as expressions write them. */
export function checkCelNames(
  what: string,
  ids: readonly string[],
  list: Pointer,
  { findings, place }: Pick<WorkflowContext, 'findings' | 'place'>,
): void {
  const first = new Map<string, string>();
  ids.forEach((id, index) => {
    const name = celName(id);
    const where = place(`${list}/${index}/id`);
    const other = first.get(name);
    if (other === undefined) first.set(name, id);
    else if (other !== id) {
      const message = `The ${what}s "${other}" and "${id}" are one name in expressions: ${name}.`;
      findings.error('workflow.cel-name', where, message);
    }
    if (RESERVED.has(name)) {
      const message = `"${id}" is a word of the expression language and cannot name a ${what}.`;
      findings.error('workflow.cel-name', where, message);
    }
  });
}
