import { databaseFault, queryRows, type SQL, sql, withActor } from '@greffe/database';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { sendRecord } from '../test/steps.ts';
import type { RecordView } from './api/index.ts';
import { verifyChain } from './index.ts';

let test: TestApp;
let record: RecordView;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());
beforeEach(async () => {
  record = await sendRecord(test);
});

const asAnn = (query: SQL) =>
  withActor(test.database, { kind: 'person', id: 'ann' }, (transaction) => queryRows(transaction, query));
const verify = () =>
  withActor(test.database, { kind: 'person', id: 'ann' }, (transaction) =>
    verifyChain(transaction, record.id),
  );

const tamper = (text: string) => test.asAdmin(text.replaceAll('$record', record.id));

describe('what greffe_app may not do', () => {
  it.each([
    ['change an event', sql`update record_events set type = 'x'`, '42501'],
    ['remove an event', sql`delete from record_events`, '42501'],
    ['empty the events', sql`truncate record_events`, '42501'],
    ['change the access log', sql`update access_log set actor = 'x'`, '42501'],
    ['remove from the access log', sql`delete from access_log`, '42501'],
    ['remove a record', sql`delete from records`, '42501'],
    ['change a published definition', sql`update definitions set bundle = '{}'`, '42501'],
    ['change a registration code', sql`update records set code = 'LN-0000-0000-0'`, '23514'],
    ['take a registration code away', sql`update records set code = null`, '23514'],
    ['turn a revision back', sql`update records set revision = 1`, '23514'],
    [
      'ask for an effect a second time',
      sql`insert into record_effects (record, key, type, step, round, state, created_at)
        select record, key, 'code', step, round, 'done', now() from record_effects where type = 'code' limit 1`,
      '23505',
    ],
    ['change what was asked for', sql`update record_effects set recipients = '{}'`, '42501'],
    ['remove what was asked for', sql`delete from record_effects`, '42501'],
    [
      'give access by itself',
      sql`insert into record_access (record, subject) select id, 'person:x' from records`,
      '42501',
    ],
    ['end access by itself', sql`update record_access set until = now()`, '42501'],
    ['turn row-level security off', sql`alter table records disable row level security`, '42501'],
  ])('%s', async (_, query, code) => {
    const error = await asAnn(query).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(databaseFault(error)?.code).toBe(code);
  });

  it('not even somebody with all rights changes an event in passing', async () => {
    const client = new pg.Client({ connectionString: test.adminUrl });
    await client.connect();
    await expect(client.query("update record_events set type = 'x'")).rejects.toMatchObject({
      code: '42501',
    });
    await client.end();
  });
});

describe('the chain of a record’s events', () => {
  it('is sound as written', async () => {
    expect(await verify()).toBeUndefined();
  });

  it.each([
    ['an event’s type', `update record_events set type = 'reopened' where record = '$record' and seq = 2`, 2],
    [
      'a value in an event',
      `update record_events set payload = jsonb_set(payload, '{sealed,text}', '"AAAA"') where record = '$record' and seq = 3`,
      3,
    ],
    ['who acted', `update record_events set actor = 'bob' where record = '$record' and seq = 1`, 1],
    [
      'when, by a millisecond',
      `update record_events set at = at + interval '1 millisecond' where record = '$record' and seq = 1`,
      1,
    ],
    ['a first event removed', `delete from record_events where record = '$record' and seq = 1`, 1],
  ])('shows a change of %s', async (_, text, seq) => {
    await tamper(text);
    expect(await verify()).toMatchObject({ record: record.id, seq });
  });

  it('shows a tail that was cut off', async () => {
    await tamper(`delete from record_events where record = '$record' and seq = 3`);
    expect(await verify()).toMatchObject({ fault: 'cutTail' });
  });
});
