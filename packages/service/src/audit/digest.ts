import { queryRows, type SQL, sql, type Transaction } from '@greffe/database';
import { contentHash } from '@greffe/definition';
import {
  coveredSince,
  instantText,
  type OtherTable,
  otherTables,
  type Stretch,
  stretchOf,
} from './others.ts';

export { instantText };

/** Up to which event, which line and which row of each other table a seal goes. */
export interface Upto {
  readonly eventsUpto: number;
  readonly linesUpto: number;
  /** From format 2 on. */
  readonly others: Readonly<Partial<Record<string, Pick<Stretch, 'upto'>>>>;
}

/** Before the first seal: below every number that anything could be given. */
export const start: Upto = {
  eventsUpto: Number.MIN_SAFE_INTEGER,
  linesUpto: Number.MIN_SAFE_INTEGER,
  others: {},
};

/** What a seal says of what it covers. */
export interface Covered {
  readonly events: number;
  readonly lines: number;
  /** Rows of each other table. */
  readonly rows: Readonly<Record<OtherTable, number>>;
  readonly digest: string;
}

/** All that a seal's hash is made of. */
export interface SealContent {
  readonly seal: number;
  readonly format: number;
  readonly at: string;
  readonly eventsUpto: number;
  readonly events: number;
  readonly linesUpto: number;
  readonly lines: number;
  readonly others: Readonly<Record<string, Stretch>>;
  readonly digest: string;
  readonly previous: string;
  readonly key: string;
}

/**
 * What digests are made of: 1 is of events of records and lines of the log, 2 of these and roles, cooperations, sign-ins
 * and erasures, 3 of organisations too. A later one needs a number of its own, so that old seals stay good.
 */
export const sealFormat = 3;

export function sealHash(content: SealContent): string {
  const { seal, format, at, eventsUpto, events, linesUpto, lines, others, digest, previous, key } = content;
  const first = { seal, format, at, eventsUpto, events, linesUpto, lines, digest, previous, key };
  return contentHash(format === 1 ? first : { ...first, others });
}

/** Where the stretch of a seal begins or ends, in SQL. */
export interface Bound {
  readonly eventsUpto: SQL;
  readonly linesUpto: SQL;
  readonly other: (table: OtherTable) => SQL;
}

/**
 * Subquery with `events`, `lines`, `rows` and `digest` of what lies between two seals. The database hashes: a
 * verification of millions of lines moves none of them. `jsonb` is hashed as its text, so that no digit is lost.
 */
export function coveredBetween(format: SQL, after: Bound, upto: Bound): SQL {
  const stretches = otherTables.map(
    (table) => sql`(${stretchOf(table, after.other(table), upto.other(table))}) ${sql.identifier(table)}`,
  );
  const bytes = otherTables.map(
    (table) =>
      sql`case when ${format} < ${coveredSince(table)}::int then '' else sha256(${sql.identifier(table)}.bytes) end`,
  );
  const rows = otherTables.map((table) => sql`${table}::text, ${sql.identifier(table)}.rows`);
  return sql`select e.events, l.lines, jsonb_build_object(${sql.join(rows, sql`, `)}) as rows,
      encode(sha256(sha256(e.bytes) || sha256(l.bytes) ||
        ${sql.join(bytes, sql` || `)}), 'hex') as digest
    from (select count(*)::int as events, coalesce(string_agg(sha256(convert_to(jsonb_build_array(
        id, record, seq, ${instantText(sql`at`)}, actor, is_system, type, step, payload::text, prev_hash, hash
      )::text, 'UTF8')), ''::bytea order by id), '') as bytes
      from record_events where id > ${after.eventsUpto} and id <= ${upto.eventsUpto}) e,
    (select count(*)::int as lines, coalesce(string_agg(sha256(convert_to(jsonb_build_array(
        id, ${instantText(sql`at`)}, actor, what, records, acting_as, address, detail::text
      )::text, 'UTF8')), ''::bytea order by id), '') as bytes
      from access_log where id > ${after.linesUpto} and id <= ${upto.linesUpto}) l,
    ${sql.join(stretches, sql`, `)}`;
}

/** The same of one range. */
export async function covered(
  transaction: Pick<Transaction, 'execute'>,
  after: Upto,
  upto: Upto,
  format = sealFormat,
): Promise<Covered> {
  const bound = ({ eventsUpto, linesUpto, others }: Upto): Bound => ({
    eventsUpto: sql`${eventsUpto}::bigint`,
    linesUpto: sql`${linesUpto}::bigint`,
    other: (table) => sql`${others[table]?.upto ?? Number.MIN_SAFE_INTEGER}::bigint`,
  });
  const query = coveredBetween(sql`${format}::int`, bound(after), bound(upto));
  const [row] = await queryRows<Covered & Record<string, unknown>>(transaction, query);
  if (row === undefined) throw new Error('The database gave no digest.');
  return { events: row.events, lines: row.lines, rows: row.rows, digest: row.digest };
}
