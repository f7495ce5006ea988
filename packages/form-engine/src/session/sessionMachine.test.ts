import { describe, expect, it } from 'vitest';
import { createActor, type StateValue } from 'xstate';
import { type SessionEvent, sessionMachine } from './sessionMachine.ts';

const loaded: SessionEvent = { type: 'LOADED', isEditable: true };
const saved: SessionEvent = { type: 'SAVED', savedAt: '2026-11-22T14:03:00+01:00' };
const types = (...names: SessionEvent['type'][]) => names.map((type) => ({ type }) as SessionEvent);

/** What the portal tells, and where the session then stands. */
const table: readonly (readonly [string, readonly SessionEvent[], StateValue])[] = [
  ['nothing yet', [], 'loading'],
  ['a draft is opened', [loaded], { editing: 'clean' }],
  ['a sent record is opened', [{ type: 'LOADED', isEditable: false }], 'locked'],
  ['something is typed', [loaded, ...types('CHANGED')], { editing: 'dirty' }],
  ['a save runs', [loaded, ...types('CHANGED', 'SAVE_STARTED')], { editing: 'saving' }],
  ['the save arrives', [loaded, ...types('CHANGED', 'SAVE_STARTED'), saved], { editing: 'saved' }],
  [
    'something was typed while it ran',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'CHANGED'), saved],
    { editing: 'dirty' },
  ],
  [
    'typing goes on after a save',
    [loaded, ...types('SAVE_STARTED'), saved, ...types('CHANGED')],
    { editing: 'dirty' },
  ],
  ['the save fails', [loaded, ...types('CHANGED', 'SAVE_STARTED', 'SAVE_FAILED')], { editing: 'failed' }],
  [
    'typing goes on after a failed save',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'SAVE_FAILED', 'CHANGED')],
    { editing: 'failed' },
  ],
  [
    'it is tried again',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'SAVE_FAILED', 'SAVE_STARTED'), saved],
    { editing: 'saved' },
  ],
  ['somebody else has written', [loaded, ...types('CHANGED', 'SAVE_STARTED', 'CONFLICT')], 'conflict'],
  [
    'theirs is taken',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'CONFLICT', 'RELOAD'), loaded],
    { editing: 'clean' },
  ],
  [
    'ours is kept',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'CONFLICT', 'SAVE_STARTED')],
    { editing: 'saving' },
  ],
  ['the session ends', [loaded, ...types('CHANGED', 'SESSION_EXPIRED')], 'sessionExpired'],
  [
    'after signing in again what was on its way counts as not saved',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'SESSION_EXPIRED', 'SIGNED_IN')],
    { editing: 'dirty' },
  ],
  ['the step is sent', [loaded, ...types('SUBMIT')], 'validating'],
  ['it is accepted', [loaded, ...types('SUBMIT', 'SENT')], 'locked'],
  ['it is refused before any save', [loaded, ...types('SUBMIT', 'REJECTED')], { editing: 'clean' }],
  [
    'it is refused while a save was under way',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'SUBMIT'), saved, ...types('REJECTED')],
    { editing: 'saved' },
  ],
  [
    'it is refused and the save under way has failed',
    [loaded, ...types('CHANGED', 'SAVE_STARTED', 'SUBMIT', 'SAVE_FAILED', 'REJECTED')],
    { editing: 'dirty' },
  ],
  ['a sent record is reopened', [loaded, ...types('SUBMIT', 'SENT', 'REOPENED')], { editing: 'clean' }],
  [
    'typing changes nothing in a sent record',
    [{ type: 'LOADED', isEditable: false }, ...types('CHANGED')],
    'locked',
  ],
];

describe('sessionMachine', () => {
  it.each(table)('%s', (_, events, expected) => {
    const actor = createActor(sessionMachine).start();
    for (const event of events) actor.send(event);
    expect(actor.getSnapshot().value).toEqual(expected);
  });

  it('remembers when the draft was last kept, over a failed save too (CO-3)', () => {
    const actor = createActor(sessionMachine).start();
    for (const event of [
      loaded,
      ...types('SAVE_STARTED'),
      saved,
      ...types('CHANGED', 'SAVE_STARTED', 'SAVE_FAILED'),
    ]) {
      actor.send(event);
    }
    expect(actor.getSnapshot().context.savedAt).toBe('2026-11-22T14:03:00+01:00');
  });

  it('comes back from a persisted snapshot', () => {
    const actor = createActor(sessionMachine).start();
    actor.send(loaded);
    actor.send({ type: 'CHANGED' });
    const snapshot = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
    expect(createActor(sessionMachine, { snapshot }).start().getSnapshot().value).toEqual({
      editing: 'dirty',
    });
  });
});
