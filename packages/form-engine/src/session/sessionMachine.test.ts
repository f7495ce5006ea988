import { describe, expect, it } from 'vitest';
import { createActor, type StateValue } from 'xstate';
import { type SessionEvent, sessionMachine, undoTimeLeft } from './sessionMachine.ts';

const loaded: SessionEvent = { type: 'LOADED', isEditable: true };
const saved: SessionEvent = { type: 'SAVED', savedAt: '2026-11-22T14:03:00+01:00' };
const undoUntil = '2026-11-22T13:08:00.000Z';
const sent: SessionEvent = { type: 'SENT', undoUntil };
const undoable: SessionEvent = { type: 'LOADED', isEditable: false, undoUntil };
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
  ['it is accepted, and can be undone for a while', [loaded, ...types('SUBMIT'), sent], { undo: 'running' }],
  ['a step is opened that can still be undone', [undoable], { undo: 'running' }],
  [
    'a draft that can be written is no step to undo',
    [{ type: 'LOADED', isEditable: true, undoUntil }],
    { editing: 'clean' },
  ],
  ['the window ends', [undoable, ...types('WINDOW_ENDED')], 'locked'],
  ['it is taken back', [undoable, ...types('UNDO')], { undo: 'asked' }],
  ['the server takes it back', [undoable, ...types('UNDO', 'UNDONE')], { editing: 'clean' }],
  [
    'the countdown ends while the server decides',
    [undoable, ...types('UNDO', 'WINDOW_ENDED')],
    { undo: 'asked' },
  ],
  [
    'the server has taken it back in time',
    [undoable, ...types('UNDO', 'WINDOW_ENDED', 'UNDONE')],
    { editing: 'clean' },
  ],
  ['the server says that it is too late', [undoable, ...types('UNDO', 'UNDO_REFUSED')], 'locked'],
  ['the server does not answer', [undoable, ...types('UNDO', 'UNDO_FAILED')], { undo: 'running' }],
  [
    'it is asked again',
    [undoable, ...types('UNDO', 'UNDO_FAILED', 'UNDO', 'UNDONE', 'CHANGED')],
    { editing: 'dirty' },
  ],
  ['typing changes nothing while it can be undone', [undoable, ...types('CHANGED')], { undo: 'running' }],
  ['somebody else went on from it', [undoable, ...types('UNDO', 'CONFLICT')], 'loading'],
  [
    'the session ends in the window, and somebody signs in again',
    [undoable, ...types('SESSION_EXPIRED', 'SIGNED_IN')],
    { undo: 'running' },
  ],
  [
    'the session ends after it was taken back',
    [undoable, ...types('UNDO', 'UNDONE', 'CHANGED', 'SESSION_EXPIRED', 'SIGNED_IN')],
    { editing: 'dirty' },
  ],
  [
    'it is sent a second time, with no way back',
    [undoable, ...types('UNDO', 'UNDONE', 'SUBMIT', 'SENT')],
    'locked',
  ],
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

  it.each([
    ['2026-11-22T13:03:00.000Z', 300_000],
    ['2026-11-22T13:07:59.999Z', 1],
    ['2026-11-22T13:08:00.000Z', 0],
    ['2026-11-22T13:08:00.001Z', 0],
  ])('at %s, %i ms are left to undo (CO-4)', (now, left) => {
    const actor = createActor(sessionMachine).start();
    actor.send(undoable);
    expect(undoTimeLeft(actor.getSnapshot().context, new Date(now))).toBe(left);
  });

  it.each([types('WINDOW_ENDED'), types('UNDO', 'UNDONE'), types('UNDO', 'UNDO_REFUSED'), types('RELOAD')])(
    'nothing is left to undo after %j',
    (...events) => {
      const actor = createActor(sessionMachine).start();
      for (const event of [undoable, ...events]) actor.send(event);
      expect(undoTimeLeft(actor.getSnapshot().context, new Date('2026-11-22T13:03:00.000Z'))).toBe(0);
    },
  );
});
