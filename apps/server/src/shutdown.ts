/** What has been started, to be stopped in the opposite order. */
export interface Shutdown {
  add(stop: () => Promise<unknown>): void;
  /** Stops everything once; one that fails does not keep the rest running. Returns what went wrong. */
  run(): Promise<unknown[]>;
}

export function createShutdown(): Shutdown {
  const stops: (() => Promise<unknown>)[] = [];
  let running: Promise<unknown[]> | undefined;
  const all = async () => {
    const failures: unknown[] = [];
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      await stop().catch((error: unknown) => failures.push(error));
    }
    return failures;
  };
  return {
    add: (stop) => void stops.push(stop),
    run() {
      running ??= all();
      return running;
    },
  };
}
