import { assign, setup } from 'xstate';

/**
 * What the portal tells the session of a step. `savedAt` is ISO 8601 with its zone, by the server's clock; so is
 * `undoUntil`, until when whoever is here may undo the validation.
 */
export type SessionEvent =
  | {
      readonly type: 'LOADED';
      readonly isEditable: boolean;
      readonly savedAt?: string;
      readonly undoUntil?: string;
    }
  | { readonly type: 'CHANGED' }
  | { readonly type: 'SAVE_STARTED' }
  | { readonly type: 'SAVED'; readonly savedAt: string }
  | { readonly type: 'SAVE_FAILED' }
  | { readonly type: 'CONFLICT' }
  | { readonly type: 'SESSION_EXPIRED' }
  | { readonly type: 'SIGNED_IN' }
  | { readonly type: 'SUBMIT' }
  | { readonly type: 'REJECTED' }
  | { readonly type: 'SENT'; readonly undoUntil?: string }
  /** The user takes the validation back. */
  | { readonly type: 'UNDO' }
  | { readonly type: 'UNDONE' }
  /** The server did not answer: it may be asked again. */
  | { readonly type: 'UNDO_FAILED' }
  /** The server says that it is too late: the window is over, or somebody went on from this step. */
  | { readonly type: 'UNDO_REFUSED' }
  /** The countdown is at zero. */
  | { readonly type: 'WINDOW_ENDED' }
  | { readonly type: 'REOPENED' }
  | { readonly type: 'RELOAD' };

export interface SessionContext {
  /** When the server last kept the draft; undefined before the first time. */
  readonly savedAt: string | undefined;
  /** Something was typed that no save has taken along yet. */
  readonly isUnsaved: boolean;
  /** Until when the validation can be undone; undefined where it cannot. */
  readonly undoUntil: string | undefined;
}

/**
 * Milliseconds that are left to undo: none at the very end of the window, when the step is locked. `now` is by the
 * server's clock, as `undoUntil` is: a browser's own may be minutes off.
 */
export function undoTimeLeft({ undoUntil }: Pick<SessionContext, 'undoUntil'>, now: Date): number {
  return undoUntil === undefined ? 0 : Math.max(0, Date.parse(undoUntil) - now.getTime());
}

/**
 * What is shown around a step while somebody works in it: whether the draft is kept, whether somebody else has
 * written meanwhile, whether the step is on its way. Saving itself is the client's; this machine is told of it.
 */
export const sessionMachine = setup({
  types: {} as { context: SessionContext; events: SessionEvent },
  guards: {
    isEditable: ({ event }) => event.type === 'LOADED' && event.isEditable,
    isUnsaved: ({ context }) => context.isUnsaved,
    isUndoable: ({ event }) => 'undoUntil' in event && event.undoUntil !== undefined,
    wasUndoable: ({ context }) => context.undoUntil !== undefined,
    wasSaved: ({ context }) => context.savedAt !== undefined,
  },
  actions: {
    rememberSave: assign({
      savedAt: ({ event, context }) => ('savedAt' in event ? event.savedAt : undefined) ?? context.savedAt,
    }),
    openWindow: assign({ undoUntil: ({ event }) => ('undoUntil' in event ? event.undoUntil : undefined) }),
    closeWindow: assign({ undoUntil: undefined }),
    markUnsaved: assign({ isUnsaved: true }),
    markSaved: assign({ isUnsaved: false }),
  },
}).createMachine({
  id: 'session',
  context: { savedAt: undefined, isUnsaved: false, undoUntil: undefined },
  initial: 'loading',
  on: { RELOAD: '.loading', CONFLICT: '.conflict', SESSION_EXPIRED: '.sessionExpired' },
  states: {
    loading: {
      entry: ['markSaved', 'closeWindow'],
      on: {
        LOADED: [
          { guard: 'isEditable', target: 'editing', actions: 'rememberSave' },
          { guard: 'isUndoable', target: 'undo', actions: ['rememberSave', 'openWindow'] },
          { target: 'locked', actions: 'rememberSave' },
        ],
      },
    },
    editing: {
      initial: 'clean',
      on: { SUBMIT: 'validating' },
      states: {
        /** Comes back to where it was: after a refusal, after signing in again. */
        resuming: {
          always: [
            { guard: 'isUnsaved', target: 'dirty' },
            { guard: 'wasSaved', target: 'saved' },
            { target: 'clean' },
          ],
        },
        clean: { on: { CHANGED: { target: 'dirty', actions: 'markUnsaved' }, SAVE_STARTED: 'saving' } },
        dirty: { on: { SAVE_STARTED: 'saving' } },
        saving: {
          entry: 'markSaved',
          on: {
            CHANGED: { actions: 'markUnsaved' },
            SAVED: { target: 'resuming', actions: 'rememberSave' },
            SAVE_FAILED: { target: 'failed', actions: 'markUnsaved' },
            SESSION_EXPIRED: { target: '#session.sessionExpired', actions: 'markUnsaved' },
            CONFLICT: { target: '#session.conflict', actions: 'markUnsaved' },
          },
        },
        saved: { on: { CHANGED: { target: 'dirty', actions: 'markUnsaved' }, SAVE_STARTED: 'saving' } },
        failed: { on: { SAVE_STARTED: 'saving' } },
      },
    },
    validating: {
      on: {
        SAVED: { actions: 'rememberSave' },
        SAVE_FAILED: { actions: 'markUnsaved' },
        REJECTED: 'editing.resuming',
        SENT: [{ guard: 'isUndoable', target: 'undo', actions: 'openWindow' }, { target: 'locked' }],
      },
    },
    /**
     * Validated, and for a while it can be taken back. The machine knows until when and counts nothing: what is left
     * is read by `undoTimeLeft`, and whoever shows it tells that it is over. The server has the last word.
     */
    undo: {
      initial: 'running',
      // Nothing was typed that could be lost: what somebody else did meanwhile is simply shown.
      on: { CONFLICT: 'loading' },
      states: {
        running: { entry: 'markSaved', on: { UNDO: 'asked', WINDOW_ENDED: '#session.locked' } },
        /** Under way: that the countdown ends now decides nothing, the answer does. */
        asked: {
          on: {
            UNDONE: { target: '#session.editing', actions: 'closeWindow' },
            UNDO_FAILED: 'running',
            UNDO_REFUSED: '#session.locked',
          },
        },
      },
    },
    /** Somebody else has written: nothing is overwritten; the user chooses, by RELOAD or by saving again. */
    conflict: { on: { SAVE_STARTED: 'editing.saving' } },
    sessionExpired: {
      on: { SIGNED_IN: [{ guard: 'wasUndoable', target: 'undo' }, { target: 'editing.resuming' }] },
    },
    locked: { entry: ['markSaved', 'closeWindow'], on: { REOPENED: 'editing' } },
  },
});
