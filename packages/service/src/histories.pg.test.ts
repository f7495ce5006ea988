import { type Database, withActor } from '@greffe/database';
import { connect } from '@greffe/database/node';
import { connectRewriting, type Line, layLine } from '@greffe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOf, createTestApp, type TestApp } from '../test/harness.ts';
import { type Bug, bugs } from '../test/histories/bugs.ts';
import { faultsOfHistory, type Held } from '../test/histories/check.ts';
import { randomOf, type Worked, work } from '../test/histories/clients.ts';
import { loansBundle } from '../test/loans.ts';
import { createApp, verifyChain } from './index.ts';

/** `npm run soak history` asks for more seeds, each of more operations, and with `--control` for servers that lock no row. */
const asked = process.env.GREFFE_HISTORIES;
const seeds = Number(asked ?? 1);
const operations = asked === undefined ? 240 : 10_000;
const isControl = process.env.GREFFE_HISTORY_CONTROL === '1';
const clients = 16;

/** An application by way of several servers, whose connections to the database fail now and then. */
interface Ground {
  readonly test: TestApp;
  readonly line: Line;
}

async function layGround(): Promise<Ground> {
  const test = await createTestApp([loansBundle()]);
  return { test, line: await layLine(test.appUrl) };
}

/** Runs people on three servers, and answers what cannot have happened. */
async function run({ test, line }: Ground, seed: number, count: number, bug: Bug = {}): Promise<Found> {
  const open = (): Database =>
    bug.rewrite
      ? connectRewriting(line.url, bug.rewrite)
      : connect(line.url, { size: 8, answerTimeout: 1_000, connectTimeout: 5_000 });
  const databases = [open(), open(), open()];
  const servers = databases.map((database) => askOf(createApp({ ...test.ports, database })));
  const inFront = servers.map((ask) => bug.inFront?.(ask) ?? ask);
  try {
    const worked = await work({ servers: inFront, clients, operations: count, records: 6, seed });
    const faults = faultsOfHistory(worked.history, await heldOf(test, worked));
    return { worked, faults: [...worked.strange, ...faults] };
  } finally {
    await Promise.all(databases.map((database) => database.close()));
  }
}

interface Found {
  readonly worked: Worked;
  readonly faults: readonly string[];
}

async function heldOf(test: TestApp, { begun }: Worked): Promise<Held[]> {
  const rows = (await test.asAdmin(
    `select r.id, r.revision, r.code,
      (select count(*)::int from access_log a where a.what = 'save' and a.records @> array[r.id]) as saves,
      (select count(*)::int from record_events e where e.record = r.id and e.type = 'validated') as validations,
      (select count(*)::int from record_events e where e.record = r.id and e.type = 'reopened') as reopenings
    from records r where r.id = any($1::uuid[])`,
    [begun],
  )) as unknown as Held[];
  return Promise.all(
    rows.map(async (row) => {
      const chain = await withActor(test.database, { kind: 'system', name: 'clock' }, (transaction) =>
        verifyChain(transaction, row.id),
      );
      return { ...row, ...(chain && { chain: chain.fault }) };
    }),
  );
}

/** Ends connections now and then, or holds up what is on its way. Answers how often, once it is told to end. */
function disturb({ test, line }: Ground, seed: number) {
  const random = randomOf(seed);
  let count = 0;
  let isEnded = false;
  const terminate = `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
    where datname = current_database() and application_name = 'greffe' order by random() limit 3) chosen`;
  const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, random() * most));
  const disturbed = (async () => {
    while (!isEnded) {
      await pause(1_000);
      const kind = random();
      count += 1;
      if (kind < 0.4) await test.asAdmin(terminate);
      else if (kind < 0.8) {
        line.cut();
        line.mend();
      } else {
        line.hold();
        await pause(100);
        line.mend();
      }
    }
  })();
  return async () => {
    isEnded = true;
    await disturbed;
    return count;
  };
}

describe('what people do to the same records at once, by way of three servers', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await layGround();
  });
  afterAll(async () => {
    await ground.line.close();
    await ground.test.end();
  });

  it(
    'could have happened one after the other, whatever connections fail',
    async () => {
      let all = 0;
      let disturbances = 0;
      let unknown = 0;
      const faults: string[] = [];
      for (let seed = 1; seed <= seeds && faults.length === 0; seed += 1) {
        const calm = disturb(ground, seed);
        const found = await run(ground, seed, operations, isControl ? bugs['no row lock'] : {});
        disturbances += await calm();
        all += found.worked.history.length;
        unknown += found.worked.history.filter(({ outcome }) => outcome === 'unknown').length;
        faults.push(...found.faults);
      }
      console.log(
        `${all} operations of ${clients} clients, ${disturbances} disturbances, ${unknown} of unknown end, ${faults.length} faults`,
      );
      expect(faults.slice(0, 10)).toEqual([]);
      // Or what is looked for cannot have been there.
      expect(disturbances).toBeGreaterThan(0);
    },
    60_000 + seeds * operations * 60,
  );
});

/** Some of them each time, all of them with the long run. */
const few = ['no row lock', 'saves that are not kept', 'a proxy that knows better'];

describe('the checker finds', () => {
  it.each(asked === undefined ? few : Object.keys(bugs))(
    '%s',
    async (name) => {
      const bug = bugs[name] ?? {};
      const ground = await layGround();
      if (bug.sql !== undefined) await ground.test.asAdmin(bug.sql);
      const found: string[] = [];
      for (let seed = 1; seed <= 10 && found.length === 0; seed += 1)
        found.push(...(await run(ground, seed, 100, bug)).faults);
      await ground.line.close();
      await ground.test.end();
      expect(found.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
