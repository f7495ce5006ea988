import type { StepData } from '@greffe/definition';
import type { UnsentText } from '../unsent/types.ts';
import type { DraftState } from './DraftState.ts';
import { failureOf } from './failure.ts';
import { type PageEvents, pageOf, watchPage } from './page.ts';

/** Puts a draft on the server; rejects as the client does. */
export type SaveDraft = (
  data: StepData,
  options: { readonly revision: number },
) => Promise<{ readonly revision: number; readonly savedAt: string }>;

interface CommonOptions {
  /** Revision of the record as it was loaded. */
  readonly revision: number;
  readonly savedAt?: string;
  /** Milliseconds without a key before a save (800). */
  readonly delay?: number;
  readonly onState?: (state: DraftState) => void;
  /** Told what the server may not have, whenever that changes; undefined when it has all. */
  readonly onUnsent?: (text: UnsentText | undefined) => void;
  /** Default: the browser's window. */
  readonly page?: PageEvents;
}

export type DraftSaverOptions = CommonOptions &
  (
    | { readonly save: SaveDraft }
    | {
        readonly client: {
          saveDraft(
            id: string,
            step: string,
            data: StepData,
            options: { readonly revision: number },
          ): ReturnType<SaveDraft>;
        };
        readonly record: string;
        readonly step: string;
      }
  );

export type DraftSaver = ReturnType<typeof createDraftSaver>;

const firstRetry = 1_000;
const longestRetry = 30_000;

/**
 * Saves a draft by itself: after a pause in typing, when the page goes away, and again and again while the server
 * cannot be reached. One save at a time, each on the revision that the last one made. What was typed is given up
 * never; `getState` says where it is.
 */
export function createDraftSaver(options: DraftSaverOptions) {
  const { delay = 800, page = pageOf() } = options;
  const save = saveOf(options);
  const listeners = new Set<() => void>();
  let state: DraftState = {
    status: options.savedAt === undefined ? 'idle' : 'saved',
    revision: options.revision,
    ...(options.savedAt === undefined ? {} : { savedAt: options.savedAt }),
  };
  /** Typed and not known to be on the server. */
  let unsaved: StepData | undefined;
  /** Sent, without an answer: it may have arrived, so it is sent again before anything newer. */
  let uncertain: StepData | undefined;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let unwatch: (() => void) | undefined;
  let isDisposed = false;

  function tellUnsent(): void {
    options.onUnsent?.(
      unsaved === undefined
        ? undefined
        : { data: unsaved, revision: state.revision, ...(uncertain === undefined ? {} : { uncertain }) },
    );
  }

  function show(next: Omit<DraftState, 'revision'> & { readonly revision?: number }): void {
    const { revision = state.revision, savedAt = state.savedAt } = next;
    state = { ...next, revision, ...(savedAt === undefined ? {} : { savedAt }) };
    options.onState?.(state);
    for (const listener of listeners) listener();
  }

  function schedule(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), milliseconds);
  }

  /** Saves until nothing is left or something fails; a second caller waits for the first. */
  function run(): Promise<void> {
    clearTimeout(timer);
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function saveAll(): Promise<void> {
    while (unsaved !== undefined) {
      const data = uncertain ?? unsaved;
      uncertain = data;
      show({ status: 'saving' });
      tellUnsent();
      try {
        const { revision, savedAt } = await save(data, { revision: state.revision });
        failures = 0;
        uncertain = undefined;
        if (unsaved === data) unsaved = undefined;
        show({ status: unsaved === undefined ? 'saved' : 'saving', revision, savedAt });
        tellUnsent();
      } catch (error) {
        fail(error, data);
        return;
      }
    }
  }

  function fail(error: unknown, data: StepData): void {
    const failure = failureOf(error, page?.isOnline() ?? true);
    uncertain = failure.isUncertain ? data : undefined;
    tellUnsent();
    if (!failure.isRetried) {
      show(failure.state);
      // What was refused has been typed over since: the newer text may be accepted.
      if (failure.state.status === 'refused' && unsaved !== data) schedule(delay);
      return;
    }
    const wait = Math.max(Math.min(firstRetry * 2 ** failures, longestRetry), failure.atLeast);
    failures += 1;
    // Nobody looks at it any more: what is left is offered again when the record is opened.
    if (!isDisposed) schedule(wait);
    show({ ...failure.state, retryAt: Date.now() + wait });
  }

  async function flush(): Promise<boolean> {
    // A conflict is for a person to decide: saving again would only fail again.
    if (state.status === 'conflict') return false;
    if (unsaved !== undefined) await run();
    // What was typed while a save was under way and failed has had no try of its own yet.
    return unsaved === undefined;
  }

  function watch(): void {
    unwatch ??= page === undefined ? undefined : watchPage(page, { onLeave, onOnline });
  }

  function onLeave(): void {
    void flush();
  }

  function onOnline(): void {
    if (state.status === 'offline' || state.status === 'retrying') void run();
  }

  return {
    getState: (): DraftState => state,

    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Takes what was typed: the whole of the step's data. */
    change: (data: StepData): void => {
      isDisposed = false;
      watch();
      unsaved = data;
      tellUnsent();
      if (state.status === 'conflict' || running !== undefined) return;
      // While the server cannot be reached, typing on must not make the tries more frequent.
      if (state.status === 'offline' || state.status === 'retrying') return;
      schedule(delay);
      show({ status: 'pending' });
    },

    /** Takes what an earlier visit could not send, built on this saver's revision, and sends it now. */
    restore: (text: Omit<UnsentText, 'revision'>): void => {
      isDisposed = false;
      watch();
      unsaved = text.data;
      uncertain = text.uncertain;
      tellUnsent();
      void run();
    },

    /** Gives up what was typed here, for what somebody else has saved. */
    discard: (): void => {
      clearTimeout(timer);
      unsaved = undefined;
      uncertain = undefined;
      show({ status: 'idle' });
      tellUnsent();
    },

    /** Saves now. False when something typed could not reach the server. */
    flush,

    /** Ends a conflict: what was typed here is saved on top of a revision that somebody else made. */
    rebase: (revision: number): Promise<boolean> => {
      uncertain = undefined;
      show({ status: unsaved === undefined ? 'idle' : 'pending', revision });
      tellUnsent();
      return flush();
    },

    /** Tries once more to save what is left, and stops watching the page. A later `change` starts again. */
    dispose: (): void => {
      isDisposed = true;
      void flush();
      unwatch?.();
      unwatch = undefined;
    },
  };
}

function saveOf(options: DraftSaverOptions): SaveDraft {
  if ('save' in options) return options.save;
  const { client, record, step } = options;
  return (data, how) => client.saveDraft(record, step, data, how);
}
