import { brusselsDay, type Facts, type Instant, initialData, type StepData } from '@greffe/definition';
import { shownOf } from '../project/shownOf.ts';
import { stepContext, stepStatus } from '../state/snapshot.ts';
import type { StepTarget } from '../types.ts';
import { machineOf } from './machines.ts';
import type { MemoryData, MemoryGround, MemoryRecord } from './types.ts';

/** Where the data of a step in a round stand, or of one of its entries. */
export const dataKey = ({ step, entry = '' }: StepTarget, round: number): string =>
  `${step}/${round}/${entry}`;

/** The round in which a step is now. */
export const roundOf = ({ snapshot }: MemoryRecord, step: string): number =>
  stepContext(snapshot, step).round;

/** What is held of a step, or an entry, in its present round. */
export function heldOf(record: MemoryRecord, target: StepTarget): MemoryData | undefined {
  return record.data.get(dataKey(target, roundOf(record, target.step)));
}

/** What the logic of a record's forms looks at besides their data. */
export const factsAt = ({ people }: MemoryRecord, at: Instant): Facts => ({
  today: brusselsDay(at),
  ...people,
});

/** What is shown of a step or an entry: what was sent while that stands, otherwise what is typed, to who may see it. */
export function shownData(
  { bundle }: Pick<MemoryGround, 'bundle'>,
  record: MemoryRecord,
  target: StepTarget,
  at: Instant,
  seesDrafts = true,
): StepData {
  const shown = shownOf(heldOf(record, target) ?? {}, statusOf(record, target), seesDrafts);
  return shown ?? initialData(bundle, target.step, factsAt(record, at));
}

/** Where a step or an entry stands. */
export function statusOf(record: MemoryRecord, { step, entry }: StepTarget): string | undefined {
  if (entry === undefined) return stepStatus(record.snapshot, step);
  return record.rows.get(dataKey({ step, entry }, roundOf(record, step)))?.status;
}

/** What conditions read: what was sent of each step in its present round. */
export function validatedSteps(
  { bundle }: Pick<MemoryGround, 'bundle'>,
  record: MemoryRecord,
): Record<string, StepData> {
  const { workflow } = machineOf(bundle, record.recordType);
  return Object.fromEntries(
    workflow.steps.flatMap(({ id, repeat }) => {
      const validated = repeat ? undefined : heldOf(record, { step: id })?.validated;
      return validated ? [[id, validated] as const] : [];
    }),
  );
}
