import { accessLog, actorName } from '@greffe/database';
import type { Work } from './work.ts';

/** Notes that patients' data were shown (CO-9), in the transaction that read them: no answer without its line. */
export async function logAccess(
  work: Work,
  what: 'read' | 'list' | 'matches' | 'transmit',
  records: readonly string[],
): Promise<void> {
  if (records.length === 0) return;
  await work.transaction
    .insert(accessLog)
    .values({ at: work.now, actor: actorName(work.actor), what, records: [...records] });
}
