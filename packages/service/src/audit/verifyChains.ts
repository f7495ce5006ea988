import { asc, eq, gt, queryRows, recordEvents, records, sql, type Transaction } from '@greffe/database';
import { chainFault } from '../records/events.ts';
import type { AuditFinding } from './verifyAudit.ts';

/** Its event stands in no chain: it is there for the policies alone. */
const canary = '00000000-0000-7000-8000-000000000000';
/** Records read at a time. */
const batch = 250;

/** Verifies the chain of every record that the transaction sees. */
export async function verifyChains(
  transaction: Transaction,
): Promise<{ readonly records: number; readonly findings: readonly AuditFinding[] }> {
  const findings: AuditFinding[] = [];
  let count = 0;
  for (let next = recordsAfter(transaction, canary); ; ) {
    const rows = await next;
    const byRecord = Map.groupBy(rows, ({ id }) => id);
    const last = rows.at(-1)?.id;
    const isLast = last === undefined || byRecord.size < batch;
    // The database looks for the next ones while these are verified.
    if (!isLast) {
      next = recordsAfter(transaction, last);
      next.catch(() => {});
    }
    for (const [id, own] of byRecord) {
      const [end] = own;
      if (end === undefined) continue;
      const fault = chainFault(
        id,
        end,
        own.flatMap(({ event }) => (event === null ? [] : [event])),
      );
      if (fault !== undefined) findings.push({ kind: 'chain', ...fault });
    }
    count += byRecord.size;
    if (isLast) break;
  }
  const orphans = await queryRows<{ record: string }>(
    transaction,
    sql`select distinct e.record from record_events e
      where not exists (select 1 from records r where r.id = e.record) order by 1 limit 100`,
  );
  findings.push(...orphans.map(({ record }) => ({ kind: 'recordMissing' as const, record })));
  return { records: count, findings };
}

/** Records with their events, in one statement: between two, a command could lengthen a chain whose end was read already. */
function recordsAfter(transaction: Transaction, after: string) {
  const some = transaction
    .select({ id: records.id, eventCount: records.eventCount, eventHead: records.eventHead })
    .from(records)
    .where(gt(records.id, after))
    .orderBy(asc(records.id))
    .limit(batch)
    .as('some');
  return transaction
    .select({ id: some.id, eventCount: some.eventCount, eventHead: some.eventHead, event: recordEvents })
    .from(some)
    .leftJoin(recordEvents, eq(recordEvents.record, some.id))
    .orderBy(asc(some.id), asc(recordEvents.seq))
    .execute();
}
