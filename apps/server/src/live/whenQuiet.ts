export interface QuietOptions {
  /** Milliseconds without a further change before the work begins (150): an editor saves several files at once. */
  readonly quiet?: number;
  /** Milliseconds that work is put off at most while changes go on (1 000). */
  readonly longest?: number;
}

export interface QuietQueue {
  /** Something of this name has changed. */
  readonly tell: (name: string) => void;
  /** Does the work for these names without waiting; resolves when it is done. */
  readonly now: (names: Iterable<string>) => Promise<void>;
  /** Takes nothing more; resolves when what is running has ended. */
  readonly stop: () => Promise<void>;
}

/**
 * Gathers names of what has changed, and works on them when no more come: one run at a time, and another for what
 * changed meanwhile. `work` must not reject.
 */
export function whenQuiet(
  work: (names: ReadonlySet<string>) => Promise<void>,
  { quiet = 150, longest = 1_000 }: QuietOptions = {},
): QuietQueue {
  let waiting = new Set<string>();
  let latest: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();
  let isStopped = false;

  const run = (names: ReadonlySet<string>): Promise<void> => {
    running = running.then(() => work(names));
    return running;
  };
  const start = () => {
    const names = waiting;
    waiting = new Set();
    latest = undefined;
    void run(names);
  };
  return {
    tell(name) {
      if (isStopped) return;
      waiting.add(name);
      latest ??= Date.now() + longest;
      clearTimeout(timer);
      timer = setTimeout(start, Math.max(0, Math.min(quiet, latest - Date.now())));
    },
    now: (names) => run(new Set(names)),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
