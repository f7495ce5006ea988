import { queryRows, type SQL, sql, type Transaction } from '@greffe/database';
import { contentHash } from '@greffe/definition';

/** Up to which event and which line a seal goes. */
export interface Upto {
  readonly eventsUpto: number;
  readonly linesUpto: number;
}

/** Before the first seal: below every number that anything could be given. */
export const start: Upto = { eventsUpto: Number.MIN_SAFE_INTEGER, linesUpto: Number.MIN_SAFE_INTEGER };

/** What a seal says of what it covers. */
export interface Covered {
  readonly events: number;
  readonly lines: number;
  readonly digest: string;
}

/** All that a seal's hash is made of. */
export interface SealContent extends Upto, Covered {
  readonly seal: number;
  readonly format: number;
  readonly at: string;
  readonly previous: string;
  readonly key: string;
}

/** The columns that digests are made of; a later one needs a number of its own, so that old seals stay good. */
export const sealFormat = 1;

export function sealHash(content: SealContent): string {
  const { seal, format, at, eventsUpto, events, linesUpto, lines, digest, previous, key } = content;
  return contentHash({ seal, format, at, eventsUpto, events, linesUpto, lines, digest, previous, key });
}

/** A time as text, whatever the session's time zone. */
export const instantText = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Subquery with `events`, `lines` and `digest` of what lies between two seals. The database hashes: a verification of
 * millions of lines moves none of them. `jsonb` is hashed as its text, so that no digit is lost on the way.
 */
export function coveredBetween(after: Record<keyof Upto, SQL>, upto: Record<keyof Upto, SQL>): SQL {
  return sql`select e.events, l.lines, encode(sha256(sha256(e.bytes) || sha256(l.bytes)), 'hex') as digest
    from (select count(*)::int as events, coalesce(string_agg(sha256(convert_to(jsonb_build_array(
        id, record, seq, ${instantText(sql`at`)}, actor, is_system, type, step, payload::text, prev_hash, hash
      )::text, 'UTF8')), ''::bytea order by id), '') as bytes
      from record_events where id > ${after.eventsUpto} and id <= ${upto.eventsUpto}) e,
    (select count(*)::int as lines, coalesce(string_agg(sha256(convert_to(jsonb_build_array(
        id, ${instantText(sql`at`)}, actor, what, records, acting_as, address, detail::text
      )::text, 'UTF8')), ''::bytea order by id), '') as bytes
      from access_log where id > ${after.linesUpto} and id <= ${upto.linesUpto}) l`;
}

/** The same of one range. */
export async function covered(
  transaction: Pick<Transaction, 'execute'>,
  after: Upto,
  upto: Upto,
): Promise<Covered> {
  const bounds = ({ eventsUpto, linesUpto }: Upto) => ({
    eventsUpto: sql`${eventsUpto}::bigint`,
    linesUpto: sql`${linesUpto}::bigint`,
  });
  const query = coveredBetween(bounds(after), bounds(upto));
  const [row] = await queryRows<Covered & Record<string, unknown>>(transaction, query);
  if (row === undefined) throw new Error('The database gave no digest.');
  return { events: row.events, lines: row.lines, digest: row.digest };
}
