import { queryRows, sql } from '@greffe/database';
import { countersOf } from '@greffe/definition';
import type { StepProjection } from '@greffe/workflow';
import type { RecordView } from '../api/index.ts';
import type { LoadedRecord } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import { counting } from './claims.ts';

type Correction = NonNullable<RecordView['corrections']>[number];

/**
 * Which counters had no place for a record, at their fields, in the steps that the asker may read; what to do then is a text
 * of the definition. A registry without counters costs no query. Not at the same time as other queries: for a moment
 * the whole transaction sees more than the asker does.
 */
export async function counterCorrections(
  work: Work,
  { row, definition }: Pick<LoadedRecord, 'row' | 'definition'>,
  steps: readonly StepProjection[],
): Promise<readonly Correction[]> {
  const counters = countersOf(definition.bundle);
  const mayWait = row.status === 'correctionsNeeded' || row.status === 'open';
  if (counters.length === 0 || !mayWait) return [];
  const refusals = await counting(work, () =>
    queryRows<{ counter: string }>(
      work.transaction,
      sql`select counter from counter_refusals where record = ${row.id}::uuid order by counter`,
    ),
  );
  return refusals.flatMap(({ counter: id }) => {
    const counter = counters.find((each) => each.id === id);
    const step = counter?.counts.find(({ recordType }) => recordType === row.recordType)?.step;
    const isReadable = steps.some((each) => each.id === step && each.isReadable);
    if (counter === undefined || step === undefined || !isReadable) return [];
    return [{ step, pointer: counter.at, comment: '', counter: id }];
  });
}
