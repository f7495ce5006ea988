import { eq, records } from '@greffe/database';
import type { RecordView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import { logRecordAccess } from './accessLog.ts';
import { loadRecord } from './loadRecord.ts';
import { recordView } from './recordView.ts';
import type { Work } from './work.ts';

/** More saves in a row, each in the milliseconds of a read, than people make. */
const mostTries = 20;

/**
 * A record as the asker sees it, as it stood at one revision, and the line in the log. It is read by several statements,
 * each of which sees what was saved by then: where somebody saved between them, it is read again.
 *
 * @throws Problem 404, alike for a record that does not exist and for one that the asker may not see.
 */
export async function readRecord(work: Work, id: string): Promise<RecordView> {
  const first = await loadRecord(work, id, 'read');
  await logRecordAccess(work, 'read', first);
  let view = await recordView(work, first);
  for (let tries = 1; (await revisionOf(work, id)) !== view.revision; tries += 1) {
    if (tries === mostTries) throw new Problem('unavailable');
    view = await recordView(work, await loadRecord(work, id, 'read'));
  }
  return view;
}

async function revisionOf({ transaction }: Work, id: string): Promise<number | undefined> {
  const [row] = await transaction
    .select({ revision: records.revision })
    .from(records)
    .where(eq(records.id, id));
  return row?.revision;
}
