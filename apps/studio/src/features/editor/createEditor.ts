import type { DraftFiles, DraftView, StudioClient } from '@greffe/client/studio';
import type { Command } from '../../model/index.ts';
import { CommandRefused, createDraft, perform, receive, redo, undo } from '../../model/index.ts';
import { createDraftSync, type SyncStatus } from './draftSync.ts';
import { type Choices, type Merged, mergeDrafts } from './mergeDrafts.ts';

export interface EditorState {
  readonly files: DraftFiles;
  /** The modules that several registries use; no edit of a draft changes them. */
  readonly shared: DraftFiles;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back and redo do again, as the command is called. */
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  readonly sync: SyncStatus;
  /** The revision of the draft that what is here is based on. */
  readonly revision: number;
  /** Why the last edit was not done. */
  readonly refusal: CommandRefused | undefined;
  readonly conflicts: Merged['conflicts'];
}

export interface Editor {
  readonly state: () => EditorState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Whether it was done; when not, `refusal` says why. */
  readonly execute: (command: Command) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Ends the conflicts, each by what stands here or by what the other has made of it. */
  readonly settle: (choices: Choices) => void;
  /** Tries to save now what waits. */
  readonly save: () => Promise<void>;
  /** Saves, and takes over what others have made of the draft. */
  readonly refresh: () => Promise<void>;
  readonly isDirty: () => boolean;
  readonly close: () => void;
}

type Api = Pick<StudioClient, 'saveDraft' | 'draft'>;

/**
 * A draft opened for editing: every change goes through a command, can be undone, and is saved by itself, after `pause`
 * milliseconds of rest.
 */
export function createEditor(view: DraftView, api: Api, pause?: number): Editor {
  const listeners = new Set<() => void>();
  let draft = createDraft(view.files, view.shared);
  let merged: Merged | undefined;
  let state: EditorState = {
    files: draft.files,
    shared: draft.shared,
    canUndo: false,
    canRedo: false,
    undoLabel: undefined,
    redoLabel: undefined,
    sync: { kind: 'idle' },
    revision: view.revision,
    refusal: undefined,
    conflicts: [],
  };

  function show(more: Partial<EditorState>): void {
    const { files, past, future } = draft;
    state = {
      ...state,
      files,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      undoLabel: past.at(-1)?.label,
      redoLabel: future.at(-1)?.label,
      ...more,
    };
    for (const listener of listeners) listener();
  }

  const sync = createDraftSync({
    base: view,
    ...(pause === undefined ? {} : { pause }),
    files: () => draft.files,
    save: (changes, revision) => api.saveDraft(view.id, changes, revision),
    load: () => api.draft(view.id),
    onStatus: (status) => show({ sync: status, revision: sync.revision() }),
    onOthers: (base, theirs) => {
      const result = mergeDrafts(base, draft.files, theirs);
      // One's own history stays: undo takes back what was typed here and not the other's work.
      draft = receive(draft, result.files);
      show({ conflicts: result.conflicts });
      merged = result;
      return result.conflicts.length === 0;
    },
  });

  function attempt(edit: () => typeof draft): boolean {
    try {
      draft = edit();
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      show({ refusal: error });
      return false;
    }
    show({ refusal: undefined });
    sync.changed();
    return true;
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    execute: (command) => attempt(() => perform(draft, command)),
    undo: () => void attempt(() => undo(draft)),
    redo: () => void attempt(() => redo(draft)),
    settle: (choices) => {
      if (merged) draft = receive(draft, merged.settled(choices, draft.files));
      merged = undefined;
      show({ conflicts: [] });
      sync.settled();
    },
    save: sync.flush,
    refresh: sync.refresh,
    isDirty: sync.isDirty,
    close: sync.close,
  };
}
