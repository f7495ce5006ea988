import type { StepData } from '@greffe/definition';
import { changesBetween } from '../audit/changes.ts';
import { writingKey } from '../keys/dataKey.ts';
import { sealDetail } from '../keys/eventValues.ts';
import { logRecordAccess } from './accessLog.ts';
import type { RecordCore } from './loadRecord.ts';
import type { DraftTarget } from './saveAgain.ts';
import type { Work } from './work.ts';

/** Notes what a save of a draft changed, with the values before and after; one that changed nothing is no line. */
export async function logSave(
  work: Work,
  core: RecordCore,
  { step, entry }: DraftTarget,
  before: StepData | null | undefined,
  after: StepData,
): Promise<void> {
  const changes = changesBetween(before ?? {}, after);
  if (changes.length === 0) return;
  const round = core.snapshot.context.steps[step]?.round ?? 1;
  const detail = {
    step,
    ...(entry === undefined ? {} : { entry }),
    ...(round === 1 ? {} : { round }),
    changes,
  };
  const key = await writingKey(work, core.row);
  await logRecordAccess(work, 'save', core, await sealDetail(key, core.row.id, detail));
}
