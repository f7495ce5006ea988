import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { type Actor, databaseFault, queryRows, type SQL, sql, withActor, withSightOf } from './index.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const person = (id: string): Actor => ({ kind: 'person', id });
const as = (actor: Actor, query: SQL) =>
  withActor(test.database, actor, (transaction) => queryRows(transaction, query));
const list = (subjects: readonly string[]) =>
  sql`array[${sql.join(
    subjects.map((subject) => sql`${subject}`),
    sql`, `,
  )}]::text[]`;
const grant = (target: string, writers: readonly string[], readers: readonly string[] = []) =>
  sql`select greffe_grant(${target}, ${list(writers)}, ${list(readers)})`;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => databaseFault(error)?.code,
  );
const sees = async (actor: Actor) =>
  (
    await as(
      actor,
      sql`select 1 from record_access where record = ${record} and (until is null or until > now())`,
    )
  ).length === 1;

let record: string;
beforeEach(async () => {
  record = crypto.randomUUID();
  await withActor(test.database, person('wim'), async (transaction) => {
    await queryRows(transaction, grant(record, ['person:wim', 'org:1:r:giver'], ['person:rik']));
    // The row itself: access hangs on it at the end of the transaction.
    await queryRows(
      transaction,
      sql`insert into records (id, registry, record_type, definition, status, snapshot, organisation, author,
        created_at, updated_at) values (${record}, 'r', 't', repeat('0', 64), 'open', '{}', 'canary', 'canary', now(), now())`,
    );
  });
});

describe('access to a record', () => {
  it('is given and ended by who may write it, for subjects that are not his own', async () => {
    const council: Actor = { kind: 'person', id: 'cor' };
    await as(person('wim'), grant(record, ['person:wim', 'person:cor']));
    expect(await sees(council)).toBe(true);
    await as(council, grant(record, ['role:r:support']));
    const rows = await withActor(test.database, { kind: 'system', name: 'x' }, (transaction) =>
      queryRows(transaction, sql`select subject from record_access`),
    );
    expect(rows, 'and nobody else is told of it').toEqual([]);
  });

  it('ends for roles that are named no more, and comes back', async () => {
    const held = { kind: 'system', name: 'test' } as const;
    await as(
      held,
      sql`insert into memberships (person, registry, role, organisation)
      values ('canary', ${`r-${record}`}, 'giver', 'canary')`,
    );
    const giver = `org:canary:r-${record}:giver`;
    const role = `role:r-${record}:giver`;
    const canary = person('canary');
    await as(person('wim'), grant(record, ['person:wim', giver]));
    expect(await sees(canary)).toBe(true);
    await as(person('wim'), grant(record, ['person:wim']));
    expect(await sees(canary)).toBe(false);
    await as(person('wim'), grant(record, ['person:wim'], [role]));
    expect(await sees(canary)).toBe(true);
  });

  it('stands in its row of the list, which believes nothing that is written there', async () => {
    const row = sql`insert into worklist (record, registry, record_type, organisation, author, status, created_at, updated_at, readers)
      values (${record}, 'r', 't', 'canary', 'canary', 'open', now(), now(), '{person:els}')`;
    await as(person('wim'), row);
    const readers = async () =>
      (await as(person('wim'), sql`select readers from worklist where record = ${record}`)) as {
        readers: string[];
      }[];
    expect(await readers()).toEqual([{ readers: ['org:1:r:giver', 'person:rik', 'person:wim'] }]);
    await as(person('wim'), sql`update worklist set readers = '{person:els}' where record = ${record}`);
    await as(person('wim'), grant(record, ['person:wim'], ['role:r:giver']));
    expect(await readers()).toEqual([{ readers: ['person:rik', 'person:wim', 'role:r:giver'] }]);
    expect(await as(person('els'), sql`select 1 from worklist where record = ${record}`)).toEqual([]);
    const asked = as(person('els'), sql`select greffe_readers(${record}::uuid)`);
    expect(await codeOf(asked)).toBe('42501');
  });

  it('says what the list counts by: of whoever was let in before, and after', async () => {
    // Past the policies: nobody is told of others' access.
    const admin = new pg.Client({ connectionString: test.adminUrl });
    await admin.connect();
    onTestFinished(() => admin.end());
    const stands = async () =>
      (
        await admin.query(`select subject, registry, status, is_turn as turn, is_elsewhere as elsewhere
          from record_access where record = '${record}' and until is null order by subject collate "C"`)
      ).rows;
    const as1 = { registry: 'r', status: 'open' };
    await as(person('wim'), grant(record, ['person:wim', 'org:1:r:giver', 'org:10:r:giver'], ['person:rik']));
    expect(await stands()).toEqual(
      ['org:10:r:giver', 'org:1:r:giver', 'person:rik', 'person:wim']
        .sort()
        .map((subject) => ({ subject, registry: null, status: null, turn: false, elsewhere: false })),
    );
    await as(
      person('wim'),
      sql`insert into worklist (record, registry, record_type, organisation, author, status, created_at, updated_at, turn)
        values (${record}, 'r', 't', '1', 'canary', 'open', now(), now(), '{org:1:r:giver}')`,
    );
    const writers = ['person:wim', 'org:1:r:giver', 'role:r:council', 'system:clock'];
    await as(person('wim'), grant(record, writers));
    expect(await stands()).toEqual([
      { ...as1, subject: 'org:1:r:giver', turn: true, elsewhere: false },
      { ...as1, subject: 'person:rik', turn: false, elsewhere: true },
      { ...as1, subject: 'person:wim', turn: false, elsewhere: true },
      { ...as1, subject: 'role:r:council', turn: false, elsewhere: true },
      { subject: 'system:clock', registry: null, status: null, turn: false, elsewhere: false },
    ]);
    // Whoever comes back finds what happened meanwhile.
    await as(
      person('wim'),
      sql`update worklist set status = 'sent', turn = '{org:10:r:giver}' where record = ${record}`,
    );
    await as(person('wim'), grant(record, ['person:wim', 'org:10:r:giver']));
    expect((await stands()).filter(({ turn }) => turn)).toEqual([
      { registry: 'r', status: 'sent', subject: 'org:10:r:giver', turn: true, elsewhere: true },
    ]);
    const claimed = sql`update record_access set status = 'open' where record = ${record}`;
    expect(await codeOf(as(person('wim'), claimed))).toBe('42501');
  });

  it.each([
    ['who only reads', 'rik'],
    ['who sees nothing of it', 'els'],
  ])('is not changed by %s', async (_, id) => {
    expect(await codeOf(as(person(id), grant(record, [`person:${id}`])))).toBe('42501');
    expect(await codeOf(as(person(id), grant(record, [])))).toBe('42501');
    const own = sql`insert into record_access (record, subject) values (${record}, ${`person:${id}`})`;
    expect(await codeOf(as(person(id), own))).toBe('42501');
    expect(await codeOf(as(person(id), sql`update record_access set what = 'write'`))).toBe('42501');
    expect(await sees(person('wim'))).toBe(true);
  });

  it('is not opened by the setting that opens it to its function', async () => {
    const query = sql`select record from record_access, set_config('greffe.granting', ${record}, true)`;
    expect(await as(person('els'), query)).toEqual([]);
  });

  it('does not change a record for who only reads', async () => {
    const changed = await as(
      person('rik'),
      sql`update records set revision = 2 where id = ${record} returning 1`,
    );
    expect(changed).toEqual([]);
    expect(await as(person('rik'), sql`select 1 from records where id = ${record}`)).toHaveLength(1);
  });
});

it('the sight of a part of the engine is lent for a while', async () => {
  await as(person('wim'), grant(record, ['system:clock']));
  const count = sql`select count(*)::int as count from records where id = ${record}`;
  const seen = await withActor(test.database, person('els'), async (transaction) => [
    await queryRows(transaction, count),
    await withSightOf(transaction, 'clock', () => queryRows(transaction, count)),
    await queryRows(transaction, count),
  ]);
  expect(seen.map(([row]) => row?.count)).toEqual([0, 1, 0]);
});
