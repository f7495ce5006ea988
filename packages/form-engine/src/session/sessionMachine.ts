import { assign, setup } from 'xstate';

/** What the portal tells the session of a step. `savedAt` is ISO 8601 with its zone, by the server's clock. */
export type SessionEvent =
  | { readonly type: 'LOADED'; readonly isEditable: boolean; readonly savedAt?: string }
  | { readonly type: 'CHANGED' }
  | { readonly type: 'SAVE_STARTED' }
  | { readonly type: 'SAVED'; readonly savedAt: string }
  | { readonly type: 'SAVE_FAILED' }
  | { readonly type: 'CONFLICT' }
  | { readonly type: 'SESSION_EXPIRED' }
  | { readonly type: 'SIGNED_IN' }
  | { readonly type: 'SUBMIT' }
  | { readonly type: 'REJECTED' }
  | { readonly type: 'SENT' }
  | { readonly type: 'REOPENED' }
  | { readonly type: 'RELOAD' };

export interface SessionContext {
  /** When the server last kept the draft; undefined before the first time. */
  readonly savedAt: string | undefined;
  /** Something was typed that no save has taken along yet. */
  readonly isUnsaved: boolean;
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
    wasSaved: ({ context }) => context.savedAt !== undefined,
  },
  actions: {
    rememberSave: assign({
      savedAt: ({ event, context }) => ('savedAt' in event ? event.savedAt : undefined) ?? context.savedAt,
    }),
    markUnsaved: assign({ isUnsaved: true }),
    markSaved: assign({ isUnsaved: false }),
  },
}).createMachine({
  id: 'session',
  context: { savedAt: undefined, isUnsaved: false },
  initial: 'loading',
  on: { RELOAD: '.loading', CONFLICT: '.conflict', SESSION_EXPIRED: '.sessionExpired' },
  states: {
    loading: {
      entry: 'markSaved',
      on: {
        LOADED: [
          { guard: 'isEditable', target: 'editing', actions: 'rememberSave' },
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
        SENT: 'locked',
      },
    },
    /** Somebody else has written: nothing is overwritten; the user chooses, by RELOAD or by saving again. */
    conflict: { on: { SAVE_STARTED: 'editing.saving' } },
    sessionExpired: { on: { SIGNED_IN: 'editing.resuming' } },
    locked: { entry: 'markSaved', on: { REOPENED: 'editing' } },
  },
});
