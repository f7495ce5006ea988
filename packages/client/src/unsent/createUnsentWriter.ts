import type { UnsentStore } from './createUnsentStore.ts';
import type { RecordName, StepKey, UnsentText } from './types.ts';

/** Milliseconds between two writes of one step's text. With the 300 ms that a key may wait in its field: under a second. */
const between = 250;

export type UnsentWriter = ReturnType<typeof createUnsentWriter>;

/**
 * Keeps one step's text in the store: the first change at once, those that follow every 250 ms, and nothing any more
 * when the server has acknowledged it.
 */
export function createUnsentWriter(
  store: Pick<UnsentStore, 'keep' | 'drop'>,
  key: StepKey,
  nameOf: (text: UnsentText) => RecordName,
) {
  let waiting: UnsentText | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stamp: string | undefined;

  function write(): void {
    const text = waiting;
    if (text === undefined) return;
    waiting = undefined;
    stamp = crypto.randomUUID();
    void store.keep(key, nameOf(text), text, stamp);
    timer = setTimeout(() => {
      timer = undefined;
      write();
    }, between);
  }

  return {
    /** The step's text as it is now; undefined when the server has all of it. */
    keep: (text: UnsentText | undefined): void => {
      waiting = text;
      if (text !== undefined) {
        if (timer === undefined) write();
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      if (stamp !== undefined) void store.drop(key, stamp);
      stamp = undefined;
    },

    /** Writes now what waits: the page goes away. */
    flush: (): void => {
      clearTimeout(timer);
      timer = undefined;
      write();
    },

    /** The copy that was found on opening: it is this writer's to drop from now on. */
    adopt: (found: string): void => {
      stamp = found;
    },
  };
}
