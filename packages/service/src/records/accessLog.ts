import { accessLog, actorName } from '@greffe/database';
import type { RecordCore } from './loadRecord.ts';
import { capacitiesOf, capacityOf, type Work } from './work.ts';

type What = (typeof accessLog.$inferInsert)['what'];

/** A line of the log: what was done with which records. */
export interface LoggedAccess {
  readonly what: What;
  readonly records: readonly string[];
  /** Subjects of access by which the asker acts; default: all that he holds. */
  readonly actingAs?: readonly string[];
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * Notes that patients' data were shown or drafted, or an attempt at it refused (CO-9), in the transaction that did it:
 * no answer without its line. One statement, whatever the number of records.
 */
export async function logAccess(
  work: Work,
  { what, records, actingAs, detail }: LoggedAccess,
): Promise<void> {
  work.write(
    work.transaction.insert(accessLog).values({
      at: work.now,
      actor: actorName(work.actor),
      what,
      records: [...records],
      actingAs: [...(actingAs ?? capacities(work))],
      address: work.address ?? '',
      ...(detail === undefined ? {} : { detail }),
    }),
  );
}

/** The same of one record, in the roles that the asker has there. */
export function logRecordAccess(
  work: Work,
  what: What,
  { row, definition }: Pick<RecordCore, 'row' | 'definition'>,
  detail?: LoggedAccess['detail'],
): Promise<void> {
  const actingAs = capacitiesOf(work.memberships, definition.bundle, row);
  return logAccess(work, { what, records: [row.id], actingAs, ...(detail === undefined ? {} : { detail }) });
}

/** Everything that the asker holds; in one registry, where one is named. */
export function capacities({ memberships }: Work, registry?: string): readonly string[] {
  return memberships.filter((held) => registry === undefined || held.registry === registry).map(capacityOf);
}
