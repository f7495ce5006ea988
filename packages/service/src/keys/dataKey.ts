import { eq, records } from '@greffe/database';
import type { Work } from '../records/work.ts';
import { MasterKeyMissing } from './recordKeys.ts';

/** A record as far as its key goes. */
export interface Keyed {
  readonly id: string;
  readonly dataKey: string | null;
}

/** The key by which a record's history is read; undefined where there is none, or none that can be opened. */
export async function readingKey(
  { recordKeys }: Work,
  { id, dataKey }: Keyed,
): Promise<CryptoKey | undefined> {
  return dataKey === null ? undefined : recordKeys.open(id, dataKey);
}

/**
 * The key under which a record's history goes on.
 *
 * @throws MasterKeyMissing where the master key is not here that sealed it: nothing is written that nobody could read.
 */
export async function writingKey(work: Work, row: Keyed): Promise<CryptoKey> {
  const key = await readingKey(work, row);
  if (key === undefined) throw new MasterKeyMissing('The master key of a record is not here.');
  return key;
}

/** A record from before there were keys gets its own when it is first changed; its row must be locked. */
export async function withDataKey<Row extends Keyed>(work: Work, row: Row): Promise<Row> {
  if (row.dataKey !== null) return row;
  const dataKey = await work.recordKeys.make(row.id);
  await work.transaction.update(records).set({ dataKey }).where(eq(records.id, row.id));
  return { ...row, dataKey };
}
