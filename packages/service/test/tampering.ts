import { queryRows, sql, type Transaction } from '@greffe/database';
import { contentHash } from '@greffe/definition';
import { addSeal } from '../src/audit/sealAudit.ts';
import type { Signer } from '../src/audit/signing.ts';

/** What somebody with every right on the database does to the audit; answers what it was, in words. */
export type Tampering = (transaction: Transaction, random: Random) => Promise<string>;

/** Whole numbers below `below`. */
export type Random = (below: number) => number;

/** A sequence that is the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** What each column may become: another value whatever it was. */
const changes: Readonly<Record<string, readonly (readonly [column: string, to: string, where?: string])[]>> =
  {
    record_events: [
      ['at', "at + interval '1 millisecond'"],
      ['at', "at - interval '3 days'"],
      ['actor', "actor || 'x'"],
      ['is_system', 'not is_system'],
      ['type', "type || 'x'"],
      ['step', "coalesce(step, '') || 'x'"],
      ['payload', `jsonb_set(payload, '{added}', '1')`],
      [
        'payload',
        `case when payload = '{}' then '{"a":1}'::jsonb else payload - (select min(k) from jsonb_object_keys(payload) k) end`,
      ],
      ['prev_hash', "prev_hash || '0'"],
      ['hash', "encode(sha256(hash::bytea), 'hex')"],
      ['seq', 'seq + 1000'],
      ['record', 'gen_random_uuid()'],
      ['id', 'id + 1000000'],
      ['id', '-id'],
    ],
    access_log: [
      ['at', "at + interval '1 millisecond'"],
      ['actor', "actor || 'x'"],
      ['what', "case what when 'read' then 'list' else 'read' end"],
      ['records', 'records || gen_random_uuid()'],
      ['records', 'case when cardinality(records) = 0 then array[gen_random_uuid()] else records[2:] end'],
      ['acting_as', "acting_as || 'x'::text"],
      ['address', "address || '0'"],
      ['detail', `jsonb_set(detail, '{added}', '1.0')`],
      ['id', 'id + 1000000'],
      ['id', '-id'],
    ],
    audit_seals: [
      ['at', "at + interval '1 millisecond'"],
      ['format', 'format + 1'],
      ['events_upto', 'events_upto + 1'],
      ['events', 'events + 1'],
      ['lines_upto', 'lines_upto + 1'],
      ['lines', 'lines + 1'],
      ['others', `jsonb_set(others, '{membership_events}', '{"upto": 1, "rows": 2}')`],
      ['others', `others || '{"persons": {"upto": 1, "rows": 0}}'`],
      ['digest', "encode(sha256(digest::bytea), 'hex')"],
      ['previous', "previous || '0'"],
      ['key', "'A' || substr(key, 2) || 'A'"],
      ['hash', "encode(sha256(hash::bytea), 'hex')"],
      ['signature', 'reverse(signature)'],
      ['seal', 'seal + 1000'],
    ],
    membership_events: [
      ['actor', "actor || 'x'"],
      ['reason', "reason || 'x'"],
      ['what', "case what when 'granted' then 'confirmed' else 'granted' end"],
      ['until', "coalesce(until, now()) + interval '1 year'"],
      ['membership', 'membership + 1000'],
      ['at', "at - interval '3 days'"],
      ['id', '-id'],
    ],
    memberships: [
      ['person', "case person when 'dan' then 'bob' else 'dan' end"],
      ['role', "role || 'x'"],
      ['organisation', "case organisation when '71000436' then '71009641' else '71000436' end"],
      ['valid_from', "valid_from - interval '1 day'"],
      ['granted_by', "case granted_by when 'dan' then 'bob' else 'dan' end"],
      // Of a role that has ended the day of review says nothing any more: it does not go on by it.
      ['review_by', "coalesce(review_by, now()) + interval '1 year'", 'valid_to is null'],
    ],
    cooperation_events: [
      ['actor', "actor || 'x'"],
      ['at', "at - interval '3 days'"],
      ['id', 'id + 1000000'],
    ],
    cooperations: [
      ['registry', "registry || 'x'"],
      ['made_by', "case made_by when 'dan' then 'bob' else 'dan' end"],
    ],
    organisation_events: [
      ['name', "name || 'x'"],
      ['actor', "actor || 'x'"],
      ['at', "at - interval '3 days'"],
      ['id', 'id + 1000000'],
    ],
    organisations: [
      ['name', "name || 'x'"],
      ['number', "number || 'x'"],
    ],
    session_events: [
      ['person', "case person when 'dan' then 'bob' else 'dan' end"],
      ['what', "case what when 'ended' then 'signedOut' else 'ended' end"],
      ['address', "address || '0'"],
      ['session', 'gen_random_uuid()'],
      ['id', '-id'],
    ],
    erasures: [
      ['reason', "reason || 'x'"],
      ['actor', "actor || 'x'"],
      ['asked_by', "case asked_by when 'dan' then 'bob' else 'dan' end"],
    ],
  };
const tables = Object.keys(changes);
/** What orders a table's rows, where it is no id. */
const keys: Readonly<Record<string, string>> = { audit_seals: 'seal', organisations: 'number' };

const rowOf = async (
  transaction: Transaction,
  table: string,
  random: Random,
  where = 'true',
): Promise<string> => {
  const rows = await queryRows<{ row: string }>(
    transaction,
    sql.raw(`select ctid::text as row from ${table} where ${where} order by ${keys[table] ?? 'id'}`),
  );
  const { row = '' } = rows[random(rows.length)] ?? {};
  return row;
};
const run = async (transaction: Transaction, text: string) => void (await transaction.execute(sql.raw(text)));

const changeValue: Tampering = async (transaction, random) => {
  const table = tables[random(tables.length)] ?? '';
  const [column, to, where] = changes[table]?.[random(changes[table].length)] ?? ['', ''];
  await run(
    transaction,
    `update ${table} set ${column} = ${to} where ctid = '${await rowOf(transaction, table, random, where)}'`,
  );
  return `${table}.${column} = ${to}`;
};

const removeRow: Tampering = async (transaction, random) => {
  const table = tables[random(tables.length)] ?? '';
  await run(transaction, `delete from ${table} where ctid = '${await rowOf(transaction, table, random)}'`);
  return `a row of ${table} removed`;
};

const swapRows: Tampering = async (transaction, random) => {
  const table = tables[random(2)] ?? '';
  const rows = await queryRows<{ id: string }>(
    transaction,
    sql.raw(`select id::text as id from ${table} order by id`),
  );
  const first = random(rows.length - 1);
  const second = first + 1 + random(rows.length - 1 - first);
  const [one, other] = [rows[first]?.id, rows[second]?.id];
  await run(transaction, `update ${table} set id = 900000 where id = ${one}`);
  await run(transaction, `update ${table} set id = ${one} where id = ${other}`);
  await run(transaction, `update ${table} set id = ${other} where id = 900000`);
  return `${table} ${one} and ${other} changed places`;
};

const addLine: Tampering = async (transaction, random) => {
  const row = await rowOf(transaction, 'access_log', random);
  const copied = 'at, actor, what, records, acting_as, address, detail';
  await run(
    transaction,
    `insert into access_log (id, ${copied}) overriding system value select ${-random(5)}, ${copied} from access_log where ctid = '${row}'`,
  );
  return 'a line of the log put in before the others';
};

/** Makes the records' ends fit what is left of their events. */
const mendRecords = (transaction: Transaction) =>
  run(
    transaction,
    `update records r set event_count = coalesce(e.seq, 0), event_head = coalesce(e.hash, '')
      from records o left join lateral (select seq, hash from record_events where record = o.id order by seq desc limit 1) e on true
      where o.id = r.id and r.id <> '00000000-0000-7000-8000-000000000000'`,
  );

const cutRecord: Tampering = async (transaction, random) => {
  const rows = await queryRows<{ record: string; count: number }>(
    transaction,
    sql.raw(
      'select record::text, count(*)::int as count from record_events group by 1 having count(*) > 1 order by 1',
    ),
  );
  const { record = '', count = 2 } = rows[random(rows.length)] ?? {};
  const left = 1 + random(count - 1);
  await run(transaction, `delete from record_events where record = '${record}' and seq > ${left}`);
  await mendRecords(transaction);
  return `the last ${count - left} events of a record cut off, its row mended`;
};

/** Everything as it was at an earlier seal, in every table: sound in itself. */
const cutTail: Tampering = async (transaction, random) => {
  const [last] = await queryRows<{ seal: number }>(
    transaction,
    sql.raw('select max(seal) as seal from audit_seals'),
  );
  const left = 1 + random((last?.seal ?? 2) - 1);
  await run(
    transaction,
    `delete from record_events where id > (select events_upto from audit_seals where seal = ${left})`,
  );
  await run(
    transaction,
    `delete from access_log where id > (select lines_upto from audit_seals where seal = ${left})`,
  );
  await run(transaction, `delete from audit_seals where seal > ${left}`);
  await mendRecords(transaction);
  await run(
    transaction,
    "delete from records where event_count = 0 and id <> '00000000-0000-7000-8000-000000000000'",
  );
  return `all that came after seal ${left} cut off, seals and records mended`;
};

interface EventRow extends Record<string, unknown> {
  readonly hash: string;
}

/** One event changed, its record's chain made anew to its end, and the seals by a key of the tamperer's. */
const rewrite =
  (forger: Signer): Tampering =>
  async (transaction, random) => {
    const events = await queryRows<EventRow & { record: string; seq: number; id: string }>(
      transaction,
      sql.raw("select record::text, seq, id::text from record_events where type <> 'canary' order by id"),
    );
    const { record = '', seq = 1, id = '1' } = events[random(events.length)] ?? {};
    await run(
      transaction,
      `update record_events set actor = 'forged' where record = '${record}' and seq = ${seq}`,
    );
    const chain = await queryRows<EventRow & { seq: number }>(
      transaction,
      sql.raw(`select record::text, seq, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor,
        is_system as "isSystem", type, step, payload, prev_hash as "prevHash", hash
        from record_events where record = '${record}' order by seq`),
    );
    let previous = '';
    for (const { hash: _, ...line } of chain) {
      const hash = contentHash({ ...line, prevHash: previous });
      await run(
        transaction,
        `update record_events set prev_hash = '${previous}', hash = '${hash}' where record = '${record}' and seq = ${line.seq}`,
      );
      previous = hash;
    }
    await mendRecords(transaction);
    const isSealedAgain = random(2) === 1;
    if (isSealedAgain) {
      await run(transaction, `delete from audit_seals where events_upto >= ${id}`);
      await addSeal(transaction, forger, new Date());
    }
    return `event ${id} forged, its chain made anew${isSealedAgain ? ', and sealed by another key' : ''}`;
  };

export const tamperings = (forger: Signer): readonly Tampering[] => [
  changeValue,
  changeValue,
  changeValue,
  removeRow,
  swapRows,
  addLine,
  cutRecord,
  cutTail,
  rewrite(forger),
];
