import type { Effect, Pointer } from '../../types.ts';
import { checkName, checkNames } from '../names.ts';
import { checkDuration, checkWords, type WordsByKind, type WorkflowContext } from './context.ts';
import type { EffectEntry, WorkflowStepEntry } from './file.ts';

const BY_TYPE: WordsByKind = {
  code: {},
  transmission: { needs: ['receiver'] },
  message: { needs: ['message', 'to'], may: ['by'] },
  document: { needs: ['document'] },
};

const BY_MOMENT: WordsByKind = {
  opened: {},
  validated: { may: ['outcome', 'hold'] },
  due: { may: ['offset'] },
};

/** What waits for the end of the undo window where nothing is said: what cannot be taken back. */
const HELD: ReadonlySet<Effect['type']> = new Set(['message', 'transmission']);

/** What a step causes, checked and completed. */
export function effectsOf(step: WorkflowStepEntry, at: Pointer, context: WorkflowContext): Effect[] {
  return step.effects.map((entry, index) => effectOf(entry, step, `${at}/effects/${index}`, context));
}

function effectOf(
  entry: EffectEntry,
  step: WorkflowStepEntry,
  at: Pointer,
  context: WorkflowContext,
): Effect {
  const { findings, place, roles, expressions } = context;
  const { on = 'validated', outcome, when, offset } = entry;
  checkWords('An effect of type', entry.type, entry, BY_TYPE, at, context);
  checkWords('An effect on', on, entry, BY_MOMENT, at, context);
  checkDuration(offset, `${at}/offset`, context, 'any');
  checkNames('role', entry.to ?? [], roles, place(`${at}/to`), findings);
  if (outcome !== undefined) {
    const known = (step.outcomes ?? []).map(({ id }) => id);
    checkName('outcome', outcome, known, place(`${at}/outcome`), findings);
  }
  const isScheduled = step.repeat?.kind === 'daily' || step.repeat?.kind === 'days';
  if (on === 'due' && step.due === undefined && !isScheduled) {
    const message = `The step "${step.id}" has no due date: this would never happen.`;
    findings.error('workflow.no-due', place(`${at}/on`), message, 'Give the step "due", or a schedule.');
  }
  const base = {
    on,
    hold: entry.hold ?? (HELD.has(entry.type) ? 'window' : 'none'),
    ...(outcome === undefined ? {} : { outcome }),
    ...(when === undefined
      ? {}
      : // Only a validation leaves data to look at.
        {
          when: expressions.check(
            when,
            'bool',
            place(`${at}/when`),
            on === 'validated' ? step.id : undefined,
          ),
        }),
    ...(offset === undefined ? {} : { offset }),
  } as const;
  switch (entry.type) {
    case 'code':
      return { ...base, type: 'code' };
    case 'transmission':
      return { ...base, type: 'transmission', receiver: entry.receiver ?? '' };
    case 'message':
      return {
        ...base,
        type: 'message',
        message: entry.message ?? '',
        to: entry.to ?? [],
        ...(entry.by === undefined ? {} : { by: entry.by }),
      };
    case 'document':
      return { ...base, type: 'document', document: entry.document ?? '' };
  }
}
