import {
  type Actor,
  auditSeals,
  type Database,
  desc,
  queryRows,
  sql,
  type Transaction,
  withActor,
} from '@greffe/database';
import { covered, sealFormat, sealHash, start, type Upto } from './digest.ts';
import type { AuditHead } from './heads.ts';
import { type OtherTable, othersUpto, otherTables, type Stretch } from './others.ts';
import type { Signer } from './signing.ts';

/** Reads every history, and writes seals alone. */
export const auditorActor: Actor = { kind: 'system', name: 'auditor' };

/** Milliseconds that commands under way have to end before a seal gives up until the next time. */
const patience = 5_000;

/** Numbers that one seal covers at most: a statement's worth. What is left is the next seal's. */
const most = 100_000;

type SealRow = typeof auditSeals.$inferSelect;

/**
 * Seals what has come since the last seal, and answers the new head; `undefined` when there is nothing, when another
 * server is at it, or when a command would not end: the next time does it.
 */
export function sealAudit(database: Database, signer: Signer): Promise<AuditHead | undefined> {
  return withActor(database, auditorActor, async (transaction, { now }) => {
    const [lock] = await queryRows<{ taken: boolean }>(
      transaction,
      sql`select pg_try_advisory_xact_lock(4127002) as taken`,
    );
    return lock?.taken ? addSeal(transaction, signer, now) : undefined;
  });
}

/** The same in a transaction of the auditor that holds the lock. */
export async function addSeal(
  transaction: Transaction,
  signer: Signer,
  now: Date,
): Promise<AuditHead | undefined> {
  const last = await lastSeal(transaction);
  const upto = capped(last ?? start, await writtenUpto(transaction));
  if (last !== undefined && isSame(last, upto)) return undefined;
  if (!(await writersHaveEnded(transaction))) return undefined;
  const { rows, ...counted } = await covered(transaction, last ?? start, upto);
  const content = {
    seal: (last?.seal ?? 0) + 1,
    format: sealFormat,
    at: now.toISOString(),
    eventsUpto: upto.eventsUpto,
    linesUpto: upto.linesUpto,
    ...counted,
    others: byTable((table): Stretch => ({ upto: upto.others[table].upto, rows: rows[table] })),
    previous: last?.hash ?? '',
    key: signer.publicKey,
  };
  const hash = sealHash(content);
  const signature = await signer.sign(hash);
  await transaction.insert(auditSeals).values({ ...content, at: now, hash, signature });
  return { seal: content.seal, at: content.at, hash, key: content.key, signature };
}

/** The head as it stands; `undefined` while nothing was sealed. */
export function readHead(database: Database): Promise<AuditHead | undefined> {
  return withActor(database, auditorActor, async (transaction) => {
    const last = await lastSeal(transaction);
    return last && headOf(last);
  });
}

const headOf = ({ seal, at, hash, key, signature }: SealRow): AuditHead => ({
  seal,
  at: at.toISOString(),
  hash,
  key,
  signature,
});

async function lastSeal(transaction: Transaction): Promise<SealRow | undefined> {
  const [last] = await transaction.select().from(auditSeals).orderBy(desc(auditSeals.seal)).limit(1);
  return last;
}

/** How far all that is sealed goes. */
interface Written extends Upto {
  readonly others: Readonly<Record<OtherTable, Pick<Stretch, 'upto'>>>;
}

const byTable = <Value>(of: (table: OtherTable) => Value): Readonly<Record<OtherTable, Value>> =>
  Object.fromEntries(otherTables.map((table) => [table, of(table)])) as Record<OtherTable, Value>;

async function writtenUpto(transaction: Transaction): Promise<Written> {
  const [row] = await queryRows<{ events: string; lines: string }>(
    transaction,
    sql`select (select coalesce(max(id), 0) from record_events)::text as events,
      (select coalesce(max(id), 0) from access_log)::text as lines`,
  );
  const others = await othersUpto(transaction);
  return {
    eventsUpto: Number(row?.events ?? 0),
    linesUpto: Number(row?.lines ?? 0),
    others: byTable((table) => ({ upto: others[table] })),
  };
}

const capped = (after: Upto, { eventsUpto, linesUpto, others }: Written): Written => {
  const atMost = (upto: number, before: number) => Math.min(upto, Math.max(0, before) + most);
  return {
    eventsUpto: atMost(eventsUpto, after.eventsUpto),
    linesUpto: atMost(linesUpto, after.linesUpto),
    others: byTable((table) => ({ upto: atMost(others[table].upto, after.others[table]?.upto ?? 0) })),
  };
};

/** Whether nothing has come since. A seal of an older format goes less far: there is always something. */
const isSame = (last: Upto, upto: Written): boolean =>
  last.eventsUpto === upto.eventsUpto &&
  last.linesUpto === upto.linesUpto &&
  otherTables.every((table) => last.others[table]?.upto === upto.others[table].upto);

/**
 * Waits until whoever was writing has ended. Numbers are given before rows are seen: a lower one may still come from a
 * transaction under way, and must not be missed. Such a transaction holds a lock on its table from before it took its
 * number to its end; new ones are not waited for, they take higher numbers.
 */
async function writersHaveEnded(transaction: Transaction): Promise<boolean> {
  const tables = sql.join(
    ['record_events', 'access_log', ...otherTables].map((table) => sql`${table}::regclass`),
    sql`, `,
  );
  const writers = sql`select virtualtransaction as writer from pg_locks
    where relation in (${tables}) and mode = 'RowExclusiveLock'
      and granted and pid is distinct from pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`;
  const found = await queryRows<{ writer: string }>(transaction, writers);
  let left = new Set(found.map(({ writer }) => writer));
  const end = performance.now() + patience;
  while (left.size > 0 && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const still = await queryRows<{ writer: string }>(transaction, writers);
    left = new Set(still.map(({ writer }) => writer).filter((writer) => left.has(writer)));
  }
  return left.size === 0;
}
