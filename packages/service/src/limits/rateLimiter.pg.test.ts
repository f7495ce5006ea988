import { queryRows, sql, withActor } from '@greffe/database';
import { connect } from '@greffe/database/node';
import { createTestDatabase } from '@greffe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeFromBucket } from './bucket.ts';
import { createRateLimiter } from './createRateLimiter.ts';
import { forgetOldLimits } from './forgetOldLimits.ts';

let made: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.drop());

const limits = { person: 100, address: 1000, signIn: 3, report: 5 };
const rows = (query: ReturnType<typeof sql>, name = 'test') =>
  withActor(made.database, { kind: 'system', name }, (transaction) => queryRows(transaction, query));
/** As if so much time had gone by. */
const wait = (key: string, seconds: number) =>
  rows(sql`update rate_limits set full_at = full_at - make_interval(secs => ${seconds}) where key = ${key}`);

async function taken(limiter: ReturnType<typeof createRateLimiter>, times: number, of: string) {
  const answers = await Promise.all(Array.from({ length: times }, () => limiter.take('person', of)));
  return answers.filter((seconds) => seconds === 0).length;
}

describe('a bucket', () => {
  it('gives a minute’s worth at once, then says how long to wait, and fills evenly again', async () => {
    const key = 'test:one';
    for (let count = 0; count < 3; count += 1) {
      expect(await takeFromBucket(made.database, key, 1, 3)).toMatchObject({ granted: true });
    }
    const { granted, wait: milliseconds } = await takeFromBucket(made.database, key, 1, 3);
    expect(granted).toBe(false);
    expect(milliseconds).toBeGreaterThan(15_000);
    expect(milliseconds).toBeLessThanOrEqual(20_000);
    await wait(key, 20);
    expect(await takeFromBucket(made.database, key, 1, 3)).toMatchObject({ granted: true });
    expect(await takeFromBucket(made.database, key, 1, 3)).toMatchObject({ granted: false });
  });

  it('never holds more than a minute’s worth, however long nobody asked', async () => {
    const key = 'test:long';
    await takeFromBucket(made.database, key, 1, 3);
    await wait(key, 86_400);
    const answers = [];
    for (let count = 0; count < 4; count += 1) {
      answers.push((await takeFromBucket(made.database, key, 1, 3)).granted);
    }
    expect(answers).toEqual([true, true, true, false]);
  });

  it('gives the last one to one of many who ask at once', async () => {
    const asks = Array.from({ length: 12 }, () => takeFromBucket(made.database, 'test:last', 1, 5));
    expect((await Promise.all(asks)).filter(({ granted }) => granted)).toHaveLength(5);
  });
});

describe('the limiter', () => {
  it('gives no more than the limit to all processes together, and nearly all of it', async () => {
    const others = [connect(made.appUrl), connect(made.appUrl)];
    const processes = [made.database, ...others].map((database) => createRateLimiter(database, limits));
    const counts = await Promise.all(processes.map((limiter) => taken(limiter, 80, 'many')));
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBeLessThanOrEqual(100);
    // What a share of another process has left is lost to its owner.
    expect(total).toBeGreaterThanOrEqual(100 - 2 * 5);
    await Promise.all(others.map((database) => database.close()));
  });

  it('counts one by one who asks now and then, by way of however many processes', async () => {
    let now = Date.now();
    const processes = [1, 2, 3].map(() => createRateLimiter(made.database, limits, () => now));
    const answers = [];
    for (let round = 0; round < 15; round += 1) {
      for (const limiter of processes) answers.push(await limiter.take('person', 'sparse'));
      now += 6_000;
    }
    expect(answers).toEqual(Array(45).fill(0));
    const [row] = await rows(sql`select extract(epoch from full_at - clock_timestamp())::float as seconds
      from rate_limits where key = 'person:sparse'`);
    // 45 of the 100 of a minute, and what a share that was begun may have taken beside.
    expect(Number(row?.seconds)).toBeLessThan((45 / 100) * 60 + 1);
  });

  it('asks the database less the more is asked for', async () => {
    const counted = { ...limits, person: 2000 };
    const limiter = createRateLimiter(made.database, counted);
    for (let count = 0; count < 100; count += 1) expect(await limiter.take('person', 'dense')).toBe(0);
    const [row] = await rows(sql`select extract(epoch from full_at - clock_timestamp())::float as seconds
      from rate_limits where key = 'person:dense'`);
    const taken = (Number(row?.seconds) / 60) * 2000;
    // 1, 2, 4 … 64: seven questions for a hundred requests.
    expect(taken).toBeGreaterThan(100 - 34);
    expect(taken).toBeLessThanOrEqual(128);
  });

  it('keeps people, and kinds of asking, apart', async () => {
    const limiter = createRateLimiter(made.database, limits);
    expect(await taken(limiter, 110, 'ann')).toBe(100);
    expect(await taken(limiter, 10, 'bob')).toBe(10);
    expect(await limiter.take('address', 'ann')).toBe(0);
  });

  it('counts an IPv6 network as one', async () => {
    const limiter = createRateLimiter(made.database, limits);
    const answers = [];
    for (const end of ['1', '2', '3', '4']) answers.push(await limiter.take('signIn', `2001:db8::${end}`));
    expect(answers.slice(0, 3)).toEqual([0, 0, 0]);
    expect(answers[3]).toBeGreaterThan(0);
  });

  it('asks the database once for a flood that is refused, and lets in when the time has come', async () => {
    let now = Date.now();
    const limiter = createRateLimiter(made.database, limits, () => now);
    for (let count = 0; count < 3; count += 1) await limiter.take('signIn', '192.0.2.1');
    const seconds = await limiter.take('signIn', '192.0.2.1');
    expect(seconds).toBeGreaterThan(0);
    const before = await rows(sql`select full_at::text from rate_limits where key = 'signIn:192.0.2.1'`);
    await rows(sql`delete from rate_limits where key = 'signIn:192.0.2.1'`);
    expect(await limiter.take('signIn', '192.0.2.1')).toBeGreaterThan(0);
    expect(before).toHaveLength(1);
    now += seconds * 1000;
    expect(await limiter.take('signIn', '192.0.2.1')).toBe(0);
  });
});

describe('what is not needed any more', () => {
  it('is cleared away: full buckets, sign-ins that came back long ago, sessions that have ended', async () => {
    await rows(
      sql`insert into rate_limits values ('test:old', now() - interval '2 minutes'), ('test:new', now() + interval '1 minute')`,
    );
    await rows(
      sql`insert into used_sign_ins values (${'a'.repeat(64)}, now() - interval '61 minutes'), (${'b'.repeat(64)}, now())`,
    );
    await rows(
      sql`insert into persons (id, given_name, family_name, language) values ('ann', 'Ann', 'Aerts', 'en')`,
    );
    await rows(
      sql`insert into sessions (token_hash, person, created_at, expires_at)
        values (${'c'.repeat(64)}, 'ann', now() - interval '12 hours', now() - interval '2 hours'),
          (${'d'.repeat(64)}, 'ann', now(), now() + interval '1 hour')`,
      'session',
    );
    expect(await forgetOldLimits(made.database)).toBeGreaterThanOrEqual(3);
    expect(await rows(sql`select key from rate_limits where key in ('test:old', 'test:new')`)).toEqual([
      { key: 'test:new' },
    ]);
    expect(await rows(sql`select state_hash from used_sign_ins`)).toEqual([{ state_hash: 'b'.repeat(64) }]);
    expect(await rows(sql`select token_hash from sessions`, 'session')).toEqual([
      { token_hash: 'd'.repeat(64) },
    ]);
  });
});
