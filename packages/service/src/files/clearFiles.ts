import { type Actor, fileLeftovers, inArray, queryRows, sql } from '@greffe/database';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import type { Ports } from '../ports.ts';
import { logAccess } from '../records/accessLog.ts';

const cleaner: Actor = { kind: 'system', name: 'cleaner' };
const minute = 60_000;
/** After which a file that never came whole is nobody's, and one that no draft names. */
const patience = { begun: 60 * minute, unused: 24 * 60 * minute };

export type FileClearing = Pick<
  Ports,
  'database' | 'recordKeys' | 'clock' | 'createSchemaValidator' | 'files'
>;

/**
 * Removes files that were begun and never came, those that nothing names for a day, and what is left of removed ones
 * outside the database. Answers how many; any number of servers may do it.
 */
export async function clearFiles(ports: FileClearing): Promise<number> {
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  const removed = await runAs(cleaner, async (work) => {
    const before = (milliseconds: number) => new Date(work.now.getTime() - milliseconds).toISOString();
    const rows = await queryRows<{ file: string; record: string; step: string }>(
      work.transaction,
      sql`select removed as file, of_record as record, of_step as step from greffe_unused_files(
        ${before(patience.begun)}::timestamptz, ${before(patience.unused)}::timestamptz)`,
    );
    for (const { file, record, step } of rows)
      await logAccess(work, { what: 'fileRemoved', records: [record], detail: { step, file } });
    return rows.length;
  });
  const store = ports.files?.store;
  if (store === undefined) return removed;
  const left = await runAs(cleaner, (work) =>
    work.transaction.select({ file: fileLeftovers.file }).from(fileLeftovers).limit(1000),
  );
  for (const { file } of left) {
    await store.remove(file);
    await runAs(cleaner, (work) =>
      work.transaction.delete(fileLeftovers).where(inArray(fileLeftovers.file, [file])),
    );
  }
  return removed;
}
