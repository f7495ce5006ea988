import { queryRows, type SQL, sql, type Transaction } from '@greffe/database';
import type { ChainFault } from '../records/events.ts';
import { coveredBetween, type SealContent, sealHash, start } from './digest.ts';
import type { AuditHead } from './heads.ts';
import { coveredSince, instantText, type OtherTable, othersAfter, otherTables } from './others.ts';
import { isSignedBy } from './signing.ts';
import { type AccessFault, verifyAccess } from './verifyAccess.ts';
import { verifyChains } from './verifyChains.ts';

/** What the audit is held against. */
export interface Against {
  /** Heads that were kept elsewhere: without one, a tail cut off with its seals cannot be seen. */
  readonly heads: readonly AuditHead[];
  /** Public keys that seals may be signed with, besides those of the heads; with neither, any. */
  readonly keys?: readonly string[];
}

/** Something that is not as it was written. */
export type AuditFinding =
  | { readonly kind: 'sealMissing' | 'sealChanged' | 'unknownKey'; readonly seal: number }
  /** Between two seals there are other events or lines than were sealed, or others are in them. */
  | (Readonly<Record<'sealed' | 'found', Counted>> & {
      readonly kind: 'contentChanged';
      readonly seal: number;
      readonly after: string;
      readonly upto: string;
    })
  /** The head that was kept is not among the seals: what it covered was cut off or made anew. */
  | { readonly kind: 'headMissing'; readonly seal: number; readonly at: string }
  | ({ readonly kind: 'chain' } & ChainFault)
  | AccessFault
  /** A record of which events are left is gone itself. */
  | { readonly kind: 'recordMissing'; readonly record: string };

export interface Counted {
  readonly events: number;
  readonly lines: number;
  /** Rows of the other tables: roles, cooperations, organisations, sign-ins, erasures. */
  readonly others: number;
}

export interface AuditReport {
  readonly seals: number;
  readonly records: number;
  readonly sealed: Counted;
  /** What came after the last seal: held together by the records' chains alone, and lines by nothing yet. */
  readonly unsealed: Counted;
  readonly headsCompared: number;
  readonly head?: AuditHead;
  readonly findings: readonly AuditFinding[];
}

interface SealRow extends SealContent, Record<string, unknown> {
  readonly hash: string;
  readonly signature: string;
  readonly foundEvents: number;
  readonly foundLines: number;
  readonly foundRows: Readonly<Record<OtherTable, number>>;
  readonly foundDigest: string;
}

/** Seals read at a time. */
const batch = 50;

/**
 * Verifies seals, what they cover, every record's chain, and the heads that were kept elsewhere. Needs the sight of the
 * auditor; changes nothing. What is being written meanwhile does no harm.
 */
export async function verifyAudit(transaction: Transaction, against: Against): Promise<AuditReport> {
  // Years of lines take longer than any request may.
  await transaction.execute(sql`set local statement_timeout = 0`);
  const findings: AuditFinding[] = [];
  const trusted = new Set([...(against.keys ?? []), ...against.heads.map(({ key }) => key)]);
  const awaited = new Map(against.heads.map((head) => [`${head.seal} ${head.hash}`, head]));
  const sealed = { events: 0, lines: 0, others: 0 };
  let last: SealRow | undefined;
  for await (const seal of sealsOf(transaction)) {
    findings.push(...(await faultsOf(seal, last, trusted)));
    awaited.delete(`${seal.seal} ${seal.hash}`);
    sealed.events += seal.foundEvents;
    sealed.lines += seal.foundLines;
    sealed.others += foundOthers(seal);
    last = seal;
  }
  for (const { seal, at } of awaited.values()) findings.push({ kind: 'headMissing', seal, at });
  const chains = await verifyChains(transaction);
  findings.push(...chains.findings, ...(await verifyAccess(transaction)));
  return {
    seals: last?.seal ?? 0,
    records: chains.records,
    sealed,
    unsealed: await unsealed(transaction, last),
    headsCompared: against.heads.length,
    ...(last === undefined
      ? {}
      : {
          head: { seal: last.seal, at: last.at, hash: last.hash, key: last.key, signature: last.signature },
        }),
    findings,
  };
}

async function faultsOf(
  seal: SealRow,
  last: SealRow | undefined,
  trusted: ReadonlySet<string>,
): Promise<readonly AuditFinding[]> {
  const number = seal.seal;
  const expected = (last?.seal ?? 0) + 1;
  if (number !== expected) return [{ kind: 'sealMissing', seal: expected }];
  const isIntact =
    seal.previous === (last?.hash ?? '') &&
    // What the hash of an old seal is not made of is not there.
    (seal.format > 1 || Object.keys(seal.others).length === 0) &&
    seal.format >= (last?.format ?? 1) &&
    sealHash(seal) === seal.hash &&
    (await isSignedBy(seal.key, seal.hash, seal.signature));
  if (!isIntact) return [{ kind: 'sealChanged', seal: number }];
  if (trusted.size > 0 && !trusted.has(seal.key)) return [{ kind: 'unknownKey', seal: number }];
  const { events, lines, digest, foundEvents, foundLines, foundDigest } = seal;
  const [others, found] = [sealedOthers(seal), foundOthers(seal)];
  if (events === foundEvents && lines === foundLines && others === found && digest === foundDigest) return [];
  return [
    {
      kind: 'contentChanged',
      seal: number,
      after: last?.at ?? '',
      upto: seal.at,
      sealed: { events, lines, others },
      found: { events: foundEvents, lines: foundLines, others: found },
    },
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const sealedOthers = ({ others }: SealRow): number => sum(Object.values(others).map(({ rows }) => rows));
const foundOthers = ({ format, foundRows }: SealRow): number =>
  sum(otherTables.filter((table) => format >= coveredSince(table)).map((table) => foundRows[table]));

/** Every seal in its order, with what is found where it looked. */
async function* sealsOf(transaction: Transaction): AsyncGenerator<SealRow> {
  const before = (column: 'events_upto' | 'lines_upto') =>
    sql`coalesce((select p.${sql.identifier(column)} from audit_seals p where p.seal = s.seal - 1), ${start.eventsUpto}::bigint)`;
  const otherUpto = (seal: SQL, table: OtherTable) =>
    sql`(${seal}.others -> ${table}::text ->> 'upto')::bigint`;
  const found = coveredBetween(
    sql`s.format`,
    {
      eventsUpto: before('events_upto'),
      linesUpto: before('lines_upto'),
      other: (table) =>
        sql`coalesce((select ${otherUpto(sql`p`, table)} from audit_seals p where p.seal = s.seal - 1), ${Number.MIN_SAFE_INTEGER}::bigint)`,
    },
    {
      eventsUpto: sql`s.events_upto`,
      linesUpto: sql`s.lines_upto`,
      other: (table) => otherUpto(sql`s`, table),
    },
  );
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = await queryRows<SealRow>(
      transaction,
      sql`select s.seal, s.format, ${instantText(sql`s.at`)} as at, s.events_upto::float8 as "eventsUpto", s.events,
          s.lines_upto::float8 as "linesUpto", s.lines, s.others, s.digest, s.previous, s.key, s.hash, s.signature,
          f.events as "foundEvents", f.lines as "foundLines", f.rows as "foundRows", f.digest as "foundDigest"
        from audit_seals s cross join lateral (${found}) f
        where s.seal::bigint > ${after}::bigint order by s.seal limit ${batch}`,
    );
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < batch) return;
    after = end.seal;
  }
}

async function unsealed(transaction: Transaction, last: SealRow | undefined): Promise<Counted> {
  const [row] = await queryRows<{ events: number; lines: number }>(
    transaction,
    sql`select (select count(*)::int from record_events where id > ${last?.eventsUpto ?? start.eventsUpto}::bigint) as events,
      (select count(*)::int from access_log where id > ${last?.linesUpto ?? start.linesUpto}::bigint) as lines`,
  );
  const others = await othersAfter(transaction, last?.others ?? {});
  return { events: row?.events ?? 0, lines: row?.lines ?? 0, others };
}
