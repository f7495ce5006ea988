import type { Correction } from '@greffe/definition';
import { setup, transition } from 'xstate';
import type { EntryStatus } from '../types.ts';

export type EntryEvent = {
  readonly type: 'open' | 'begin' | 'validate' | 'undo' | 'lock' | 'reopen' | 'unlock' | 'miss';
};

/** One entry of a repeated step: a small machine, so that a record's own does not grow with its entries. */
export function createEntryMachine(step: string, mode: Correction['mode']) {
  const validate = mode === 'final' ? 'locked' : 'validated';
  return setup({ types: { events: {} as EntryEvent } }).createMachine({
    id: `entry of ${step}`,
    initial: 'scheduled',
    states: {
      scheduled: { on: { open: 'open' } },
      open: { on: { begin: 'draft', miss: 'missed' } },
      draft: { on: { validate, miss: 'missed' } },
      validated: { on: mode === 'undo' ? { undo: 'draft', lock: 'locked' } : { reopen: 'draft' } },
      locked: { on: { unlock: 'draft' } },
      missed: {},
    },
  });
}

/** The status that an event leads to, or undefined where the machine has no transition for it. */
export function moveEntry(
  machine: ReturnType<typeof createEntryMachine>,
  status: EntryStatus,
  event: EntryEvent,
): EntryStatus | undefined {
  const before = machine.resolveState({ value: status, context: {} });
  if (!before.can(event)) return undefined;
  return transition(machine, before, event)[0].value as EntryStatus;
}
