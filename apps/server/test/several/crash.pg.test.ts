import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ServerProcess } from '../ServerProcess.ts';
import { type Fleet, sessionOf, startFleet } from './Fleet.ts';
import { Writer } from './Writer.ts';
import { faultsOfWritten } from './written.ts';

/** `npm run soak crash` asks for more, and with `--control` for a PostgreSQL that answers before it has written. */
const asked = process.env.GREFFE_CRASH_ROUNDS;
const rounds = Number(asked ?? 8);
const isControl = process.env.GREFFE_CRASH_CONTROL === '1';
const writersAtOnce = 16;
/** Answers between two crashes. */
const answersEach = 40;
/** Milliseconds in which a crashed part must be back at work; beside other tests, which take half of the machine, more. */
const longest = asked === undefined ? 30_000 : 10_000;

let fleet: Fleet;
let server: ServerProcess;
beforeAll(async () => {
  fleet = await startFleet({
    ...(isControl && { settings: { synchronous_commit: 'off' }, env: { GREFFE_UNSAFE_DATABASE: 'test' } }),
  });
  server = await fleet.start();
});
afterAll(() => fleet?.stop(), 120_000);

/** Counts answers, and lets somebody wait for the next ones. */
function createCounter() {
  let count = 0;
  let waiting: { readonly at: number; readonly resolve: () => void } | undefined;
  return {
    add() {
      count += 1;
      if (waiting && count >= waiting.at) waiting.resolve();
    },
    next: (more: number) =>
      new Promise<void>((resolve) => {
        waiting = { at: count + more, resolve };
      }),
    get count() {
      return count;
    },
  };
}

/** Milliseconds from a crash until what was killed runs again, and until everybody may have had an answer. */
interface Return {
  readonly kind: keyof typeof crashes;
  readonly started: number;
  readonly answered: number;
}

/** Of a slow return one wants to know whose time it was: the start's, or that of the work after it. */
function sayReturns(back: readonly Return[], kind: Return['kind']): string {
  const slowest = back
    .filter((one) => one.kind === kind)
    .reduce((one, other) => (other.answered > one.answered ? other : one));
  return `${kind} at most ${Math.round(slowest.answered)} ms, ${Math.round(slowest.started)} of them its start`;
}

/** What is killed, and started again as whoever watches over it would. */
const crashes = {
  async server() {
    const port = Number(new URL(server.url).port);
    await server.stop('SIGKILL');
    server = await fleet.start({ port });
  },
  async postgres() {
    await fleet.postgres.kill();
    await fleet.postgres.start();
  },
};

it(
  `${rounds} times killed in the middle of the work: nothing that was acknowledged is lost, nothing is there twice`,
  async () => {
    const session = await sessionOf(server, 'ann');
    const answers = createCounter();
    const writers = Array.from({ length: writersAtOnce }, () =>
      new Writer({ url: () => server.url, session, savesEach: 12, onAnswer: answers.add }).start(),
    );
    const failed = () => writers.flatMap(({ faults }) => faults);
    const back: Return[] = [];
    for (let round = 0; round < rounds && failed().length === 0; round += 1) {
      await answers.next(answersEach);
      const began = performance.now();
      const first = answers.next(writersAtOnce);
      const kind = round % 2 === 0 ? 'postgres' : 'server';
      await crashes[kind]();
      const started = performance.now() - began;
      await first;
      back.push({ kind, started, answered: performance.now() - began });
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    const told = writers.flatMap((writer) => writer.told);
    const faults = [...failed(), ...(await faultsOfWritten(fleet, told))];
    const again = writers.reduce((sum, writer) => sum + writer.again, 0);
    const slowest = Math.round(Math.max(...back.map(({ answered }) => answered)));
    console.log(
      `${back.length} crashes, ${answers.count} answers acknowledged, ${again} asked again, back within ${slowest} ms (${sayReturns(back, 'server')}; ${sayReturns(back, 'postgres')}), ${faults.length} faults`,
    );
    expect(faults.slice(0, 10)).toEqual([]);
    expect(slowest).toBeLessThan(longest);
    // Of those who are at work at a crash most wait for an answer: a run in which nobody had to ask again has seen none.
    expect(again).toBeGreaterThan(rounds);
  },
  60_000 + rounds * 20_000,
);
