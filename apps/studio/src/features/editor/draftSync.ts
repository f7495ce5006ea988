import { detailOf, isUnreachable, statusOf } from '@greffe/client/app';
import type { DraftFiles, DraftRevision, DraftView } from '@greffe/client/studio';

export type SyncStatus =
  | { readonly kind: 'idle' | 'pending' | 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  /** No answer came: it is tried again. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'signedOut' }
  /** Somebody else has changed the same thing: nothing is saved until it is said which one counts. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the draft is held against: what the server has, as far as this page knows. */
interface Base {
  readonly files: DraftFiles;
  readonly revision: number;
}

export interface DraftSyncOptions {
  readonly base: Base;
  /** What the reader has made of it by now. */
  readonly files: () => DraftFiles;
  readonly save: (
    changes: Readonly<Record<string, string | null>>,
    revision: number,
  ) => Promise<DraftRevision>;
  readonly load: () => Promise<Pick<DraftView, 'files' | 'revision'>>;
  /**
   * Somebody else has saved first. Brings both together and takes over the result, or answers false when the reader
   * must choose: then `settled` says that they have.
   */
  readonly onOthers: (base: DraftFiles, theirs: DraftFiles) => boolean;
  readonly onStatus: (status: SyncStatus) => void;
  /** Milliseconds of rest before a change is saved (800), and before another attempt (5 000). */
  readonly pause?: number;
  readonly retryPause?: number;
}

export interface DraftSync {
  /** Something was edited. */
  readonly changed: () => void;
  /** The reader has chosen between what stood in conflict. */
  readonly settled: () => void;
  /** Saves now what waits; resolves when no save is under way any more. */
  readonly flush: () => Promise<void>;
  /** Whether something has not reached the server. */
  readonly isDirty: () => boolean;
  /** The revision that what is here is based on. */
  readonly revision: () => number;
  /** Saves, and takes over what others have made of the draft, without waiting for a save to be refused. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

/** The files that differ: their new text, or null for those that are gone. */
export function changesBetween(from: DraftFiles, to: DraftFiles): Record<string, string | null> {
  const changes: Record<string, string | null> = {};
  for (const [path, text] of Object.entries(to)) if (from[path] !== text) changes[path] = text;
  for (const path of Object.keys(from)) if (!Object.hasOwn(to, path)) changes[path] = null;
  return changes;
}

/** Saves a draft by itself, changed files alone, one save at a time, each based on the revision before it. */
export function createDraftSync(options: DraftSyncOptions): DraftSync {
  const { pause = 800, retryPause = 5000 } = options;
  let { base } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let isWaiting = false;
  let isClosed = false;
  let savedAt: string | undefined;

  const isDirty = () => Object.keys(changesBetween(base.files, options.files())).length > 0;
  const say = (status: SyncStatus) => {
    if (!isClosed) options.onStatus(status);
  };

  function later(milliseconds: number): void {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void run(), milliseconds);
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function saveAll(): Promise<void> {
    while (isDirty() && !isWaiting) {
      const files = options.files();
      say({ kind: 'saving' });
      try {
        const saved = await options.save(changesBetween(base.files, files), base.revision);
        base = { files, revision: saved.revision };
        savedAt = saved.updatedAt;
      } catch (error) {
        if (!(await recovers(error))) return;
      }
    }
    if (!isWaiting) say(savedAt === undefined ? { kind: 'idle' } : { kind: 'saved', at: savedAt });
  }

  /** Whether saving can go on after this. */
  async function recovers(error: unknown): Promise<boolean> {
    if (statusOf(error) === 412) return bringTogether();
    if (isUnreachable(error)) {
      say({ kind: 'offline' });
      later(retryPause);
    } else if (statusOf(error) === 401) say({ kind: 'signedOut' });
    else say({ kind: 'refused', reason: detailOf(error) ?? '' });
    return false;
  }

  async function bringTogether(): Promise<boolean> {
    try {
      const theirs = await options.load();
      const before = base.files;
      base = { files: theirs.files, revision: theirs.revision };
      isWaiting = !options.onOthers(before, theirs.files);
    } catch (error) {
      return recovers(error);
    }
    if (isWaiting) say({ kind: 'conflict' });
    return !isWaiting;
  }

  async function refresh(): Promise<void> {
    await run();
    if (isWaiting || isDirty()) return;
    // Nothing is saved meanwhile: a save would be held against a revision that is being replaced.
    running ??= bringTogether().then(() => {
      running = undefined;
    });
    await running;
    await run();
  }

  return {
    isDirty,
    revision: () => base.revision,
    refresh,
    changed: () => {
      if (isWaiting) return;
      if (running === undefined) say({ kind: isDirty() ? 'pending' : 'idle' });
      later(pause);
    },
    settled: () => {
      isWaiting = false;
      void run();
    },
    flush: run,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
