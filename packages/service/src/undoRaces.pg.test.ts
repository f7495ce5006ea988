import { withActor } from '@greffe/database';
import { compileStepValidator } from '@greffe/definition/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { repairers, repairsBundle } from '../test/repairs.ts';
import { faultsOf, leftOf, prepare, type RaceServer, race, raceServer } from '../test/undoRaces.ts';
import { publishDefinition, verifyChain } from './index.ts';

/** `npm run soak undo` asks for many more, and with `--control` for a window that is one millisecond too long. */
const races = Number(process.env.GREFFE_UNDO_RACES ?? 50);
const isControl = process.env.GREFFE_UNDO_CONTROL === '1';
const atOnce = 10;
const fiveMinutes = 300_000;

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([], { identities: repairers });
});
afterAll(() => test.end());

async function putInForce(window: string): Promise<void> {
  const bundle = repairsBundle('1.0.0', window);
  await publishDefinition(test.database, bundle, Object.values(bundle.steps).map(compileStepValidator));
}

/** The seeded fault of the control. */
async function lengthen(id: string): Promise<void> {
  await test.asAdmin(
    `update records set next_deadline = next_deadline + interval '1 millisecond',
      snapshot = jsonb_set(snapshot, '{context,steps,intake,until}', to_jsonb(to_char(
        ((snapshot #>> '{context,steps,intake,until}')::timestamptz + interval '1 millisecond') at time zone 'utc',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      where id = $1`,
    [id],
  );
}

interface Round {
  readonly window: number;
  readonly servers: readonly [RaceServer, RaceServer];
  readonly prepared: RaceServer;
  /** Called when the records are ready. */
  readonly atEdge?: () => void;
  /** When the contenders of a record start. */
  readonly delays?: (until: number) => () => Promise<void>;
}

/** Races on several records at once; answers how many, and the faults of each that has some. */
async function runRound({ window, servers, prepared, atEdge, delays }: Round) {
  const starters = await Promise.all(Array.from({ length: atOnce }, () => prepare(prepared, window)));
  if (isControl) for (const { id } of starters) await lengthen(id);
  atEdge?.();
  return Promise.all(
    starters.map(async (starter) => {
      const results = await race(starter, servers, delays?.(starter.until) ?? (() => Promise.resolve()));
      const left = await leftOf(test, starter.id);
      const chain = await withActor(test.database, { kind: 'system', name: 'clock' }, (transaction) =>
        verifyChain(transaction, starter.id),
      );
      const faults = [...faultsOf(starter, results, left), ...(chain === undefined ? [] : [chain.fault])];
      return { results, left, faults };
    }),
  );
}

type Ended = Awaited<ReturnType<typeof runRound>>;

function report(name: string, ended: Ended): void {
  const undone = ended.filter(({ left }) => left.undos.length > 0).length;
  const faulty = ended.filter(({ faults }) => faults.length > 0);
  console.log(
    `${name}: ${ended.length} races, ${undone} won by the undo, ${ended.length - undone} by what depends on it, ${faulty.length} faults`,
  );
  const words = faulty.map(({ faults, results }) => ({ faults, results }));
  expect(words.slice(0, 5), `${faulty.length} of ${ended.length} races went wrong`).toEqual([]);
}

describe('an undo, two dependent steps and two clocks in one moment', () => {
  const edges: readonly [string, number, number][] = [
    ['a millisecond before the end of the window', -1, -1],
    ['at the end of the window', 0, 0],
    ['a millisecond after it', 1, 1],
    ['on servers whose clocks differ by a millisecond', -1, 0],
    ['on servers whose clocks differ by two seconds', -1, 1999],
  ];
  it.each(edges)(
    '%s: one winner, one history, each message once',
    async (name, firstAt, secondAt) => {
      await putInForce('PT5M');
      const validated = Date.parse('2026-11-02T11:00:00.000Z');
      let isAtEdge = false;
      const clock = (offset: number) => () =>
        new Date(isAtEdge ? validated + fiveMinutes + offset : validated);
      const servers = [raceServer(test, clock(firstAt)), raceServer(test, clock(secondAt))] as const;
      const ended: Ended = [];
      for (let count = 0; count < (races * 0.75) / edges.length; count += atOnce) {
        isAtEdge = false;
        const atEdge = () => {
          isAtEdge = true;
        };
        ended.push(...(await runRound({ window: fiveMinutes, servers, prepared: servers[0], atEdge })));
      }
      await Promise.all(servers.map((server) => server.close()));
      report(name, ended);
    },
    60_000 + races * 500,
  );

  it(
    'at the real edge, by the clock of the database',
    async () => {
      await putInForce('PT2S');
      const servers = [raceServer(test), raceServer(test)] as const;
      const ended: Ended = [];
      // Not a pause: what is asked takes a while to reach the record, so each race starts a little before its edge, and
      // its contenders within four milliseconds.
      const delays = (until: number) => {
        const lead = Math.random() * 200;
        return () =>
          new Promise<void>((resolve) => setTimeout(resolve, until - Date.now() - lead + Math.random() * 4));
      };
      for (let count = 0; count < races * 0.25; count += atOnce)
        ended.push(...(await runRound({ window: 2000, servers, prepared: servers[0], delays })));
      await Promise.all(servers.map((server) => server.close()));
      report('by the clock of the database', ended);
    },
    60_000 + races * 1000,
  );
});
