import { writingKey } from '../keys/dataKey.ts';
import { sealDetail } from '../keys/eventValues.ts';
import { logRecordAccess } from '../records/accessLog.ts';
import type { RecordCore } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';

/** Notes what was done with a file; its name is sealed. */
export async function logFile(
  work: Work,
  what: 'fileAdded' | 'fileRead' | 'fileRemoved',
  record: RecordCore,
  { id, step, name }: { readonly id: string; readonly step: string; readonly name: string },
): Promise<void> {
  const key = await writingKey(work, record.row);
  const detail = await sealDetail(key, record.row.id, { step, file: id, name });
  await logRecordAccess(work, what, record, detail);
}
