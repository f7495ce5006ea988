/** Milliseconds of work before whoever types is let in. */
const TURN = 12;

/** Does what lasts turn by turn, so that the page goes on; undefined where it is not wanted any more. */
export async function inTurns<Result>(
  work: Generator<void, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  let start = performance.now();
  for (;;) {
    if (!isWanted()) return undefined;
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - start < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    start = performance.now();
  }
}
