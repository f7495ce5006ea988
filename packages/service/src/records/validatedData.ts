import { and, eq, stepData } from '@greffe/database';
import type { StepData } from '@greffe/definition';
import type { RecordCore } from './loadRecord.ts';
import type { DraftTarget } from './saveAgain.ts';
import { storeDraft } from './saveDraft.ts';
import type { Work } from './work.ts';

/** Data of a step that is validated: all that was typed, and the part of it that counts. */
export interface ValidatedData {
  readonly draft: StepData;
  readonly visible: StepData;
}

/** Keeps what was validated, with by whom and to which outcome. */
export async function storeValidation(
  work: Work,
  record: RecordCore,
  target: DraftTarget,
  { draft, visible }: ValidatedData,
  outcome: string | undefined,
): Promise<void> {
  await storeDraft(work, record, target, draft, {
    validated: visible,
    validatedAt: work.now,
    validatedBy: work.actor.kind === 'person' ? work.actor.id : null,
    outcome: outcome ?? null,
  });
}

/** Takes a validation back; the draft is what it was made of. */
export async function clearValidation(
  work: Work,
  { row, snapshot }: RecordCore,
  { step, entry = '' }: DraftTarget,
): Promise<void> {
  await work.transaction
    .update(stepData)
    .set({ validated: null, validatedAt: null, validatedBy: null, outcome: null })
    .where(
      and(
        eq(stepData.record, row.id),
        eq(stepData.step, step),
        eq(stepData.round, snapshot.context.steps[step]?.round ?? 1),
        eq(stepData.entry, entry),
      ),
    );
}
