import type { Command } from './commands/index.ts';
import { execute } from './execute.ts';
import { merge } from './merge/merge.ts';
import { refuse } from './refused.ts';
import type { DefinitionFiles, WriteFiles } from './types.ts';

/** One step of the history: what was done, and the files that it changed, before and after. */
export interface HistoryStep {
  /** What the command was; a composite one says it with its label. */
  readonly label: string;
  readonly command: Command;
  readonly before: WriteFiles['files'];
  readonly after: WriteFiles['files'];
}

/**
 * A definition while it is edited: its files and everything that was done to them. A value that never changes: each
 * edit gives another one.
 */
export interface Draft {
  readonly files: DefinitionFiles;
  readonly shared: DefinitionFiles;
  /** What was done, the last one at the end. */
  readonly past: readonly HistoryStep[];
  /** What was undone, the next one to redo at the end. */
  readonly future: readonly HistoryStep[];
}

/** A draft without a history. */
export function createDraft(files: DefinitionFiles, shared: DefinitionFiles = {}): Draft {
  return { files, shared, past: [], future: [] };
}

/**
 * Does something; what was undone before can then no longer be redone. A command that changes nothing leaves no trace.
 * @throws CommandRefused where it cannot be done.
 */
export function perform(draft: Draft, command: Command): Draft {
  const { files, revert, touched } = execute(draft.files, command, draft.shared);
  if (touched.length === 0) return draft;
  const label = command.type === 'all' ? (command.label ?? command.type) : command.type;
  const after = Object.fromEntries(touched.map((file) => [file, files[file] ?? null]));
  return {
    ...draft,
    files,
    past: [...draft.past, { label, command, before: revert.files, after }],
    future: [],
  };
}

/**
 * Takes the last step back.
 * @throws CommandRefused where somebody else has changed the same place since.
 */
export function undo(draft: Draft): Draft {
  const step = draft.past.at(-1);
  if (!step) return draft;
  const files = exchange(draft.files, step.after, step.before);
  return { ...draft, files, past: draft.past.slice(0, -1), future: [...draft.future, step] };
}

/** Does again what was undone last. @throws CommandRefused as undo does. */
export function redo(draft: Draft): Draft {
  const step = draft.future.at(-1);
  if (!step) return draft;
  const files = exchange(draft.files, step.before, step.after);
  return { ...draft, files, past: [...draft.past, step], future: draft.future.slice(0, -1) };
}

/** The draft over files that came from elsewhere, such as another editor's; one's own history stays. */
export function receive(draft: Draft, files: DefinitionFiles): Draft {
  return { ...draft, files };
}

/** Puts texts in place of others. Where the files are not those any more, only what the step changed is exchanged. */
function exchange(
  files: DefinitionFiles,
  from: WriteFiles['files'],
  to: WriteFiles['files'],
): DefinitionFiles {
  const isUntouched = Object.entries(from).every(([file, text]) => (files[file] ?? null) === text);
  if (isUntouched) return written(files, to);
  const { files: merged, conflicts } = merge(written(files, from), written(files, to), files);
  const [conflict] = conflicts;
  return conflict ? refuse('undo.conflict', { file: conflict.file, pointer: conflict.pointer }) : merged;
}

function written(files: DefinitionFiles, texts: WriteFiles['files']): DefinitionFiles {
  const result: Record<string, string> = { ...files };
  for (const [file, text] of Object.entries(texts)) {
    if (text === null) delete result[file];
    else result[file] = text;
  }
  return result;
}
