import { actorName, and, eq, records, stepData } from '@greffe/database';
import {
  createStepModel,
  type FieldError,
  type StepData,
  setAt,
  validateDerived,
  visibleData,
} from '@greffe/definition';
import { type Decision, decide, recordStatus } from '@greffe/workflow';
import type { RecordCommand, RecordView } from '../api/index.ts';
import type { JobQueue } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { linkBeneficiary } from './beneficiaries.ts';
import { beneficiaryData } from './beneficiaryData.ts';
import { causeEffects } from './effects.ts';
import { appendEvents } from './events.ts';
import { demandRevision, type LoadedRecord, loadRecord } from './loadRecord.ts';
import { recordView } from './recordView.ts';
import { refused } from './refused.ts';
import { acceptDraft, storeDraft } from './saveDraft.ts';
import type { Work } from './work.ts';
import { listedColumns, updateWorklist } from './worklist.ts';

type Accepted = Extract<Decision, { ok: true }>;

/** Data of a step that is validated: all that was typed, and the part of it that counts. */
interface ValidatedData {
  readonly draft: StepData;
  readonly visible: StepData;
}

/**
 * Validates or reopens a step, in the caller's transaction: decision, data, events, effects, list.
 *
 * @throws Problem 404, 409 (refused by the workflow), 412 (another revision), 422 (faults by field).
 */
export async function runCommand(
  work: Work,
  queue: JobQueue,
  id: string,
  revision: number,
  command: RecordCommand,
): Promise<RecordView> {
  const record = await loadRecord(work, id, 'change');
  demandRevision(record.row, revision);
  if (command.type === 'reopen') {
    const decision = accepted(record, command, []);
    await storeDecision(work, record, command, decision, { errorCount: 0 });
  } else {
    await validate(work, queue, record, command);
  }
  return recordView(work, await loadRecord(work, id, 'read'));
}

async function validate(
  work: Work,
  queue: JobQueue,
  record: LoadedRecord,
  command: RecordCommand,
): Promise<void> {
  const { step } = command;
  const { bundle } = record.definition;
  const stored = record.steps.get(step);
  // The order matters: who may not do it at all is told so before anything about the data.
  if (command.data !== undefined) acceptDraft(record, step, command.data);
  else accepted(record, command, []);
  const draft = command.data ?? stored?.draft ?? stored?.validated ?? {};
  const model = createStepModel(bundle, step);
  const derived = model.derive(draft, record.facts);
  const errors = validateDerived(model, derived, record.definition.validator(step));
  const decision = accepted(record, command, errors);
  const data = await withBeneficiary(work, record, step, {
    draft,
    visible: visibleData(derived),
  });
  await storeDraft(work, record.row.id, step, data.draft);
  await work.transaction
    .update(stepData)
    .set({ validated: data.visible, validatedAt: work.now })
    .where(and(eq(stepData.record, record.row.id), eq(stepData.step, step)));
  const code = await causeEffects(work, queue, record, decision.effects);
  await storeDecision(work, record, command, decision, { errorCount: 0, data: data.visible });
  await updateWorklist(work, record.row.id, {
    ...listedColumns(record.recordType, step, data.visible),
    ...(code === undefined ? {} : { code }),
  });
}

/** @throws Problem 422 with the faults, or 409 with the workflow's reason. */
function accepted(record: LoadedRecord, command: RecordCommand, errors: readonly FieldError[]): Accepted {
  const errorCount = errors.filter(({ severity }) => severity === 'error').length;
  const { type, step } = command;
  const decision = decide(
    record.machine,
    record.snapshot,
    { type, step },
    { requester: record.requester, errorCount },
  );
  if (decision.ok) return decision;
  if (decision.refusal.code !== 'dataInvalid') throw refused(decision.refusal);
  throw new Problem('invalidData', { errors, step: { definition: record.row.definition, step } });
}

async function withBeneficiary(
  work: Work,
  record: LoadedRecord,
  step: string,
  data: ValidatedData,
): Promise<ValidatedData> {
  const pointers = record.recordType.beneficiary;
  if (pointers.step !== step) return data;
  // The code counts where it was picked, though the form may not show the field that holds it.
  const picked = beneficiaryData(pointers, data.draft).code;
  const person = beneficiaryData(pointers, data.visible);
  if (!person.hasNoNiss && person.niss === '') return data;
  const { code } = await linkBeneficiary(
    work,
    record,
    person.hasNoNiss ? { ...person, code: picked } : person,
  );
  if (code === undefined) return data;
  return {
    draft: setAt(data.draft, pointers.code, code),
    visible: setAt(data.visible, pointers.code, code),
  };
}

/** Events, snapshot, revision and the record's row in the list. */
export async function storeDecision(
  work: Work,
  record: LoadedRecord,
  command: { readonly step?: string },
  decision: Accepted,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { requester, facts, row } = record;
  const end = await appendEvents(
    work.transaction,
    row.id,
    row,
    decision.events.map(({ type }) => ({
      type,
      ...(command.step === undefined ? {} : { step: command.step }),
      at: work.now,
      actor: actorName(work.actor),
      isSystem: requester.isSystem,
      payload: { ...payload, requester, facts, definition: row.definition },
    })),
  );
  const status = recordStatus(decision.snapshot);
  const { eventCount, eventHead } = end;
  const changed = { status, updatedAt: work.now };
  await work.transaction
    .update(records)
    .set({ ...changed, snapshot: decision.snapshot, revision: row.revision + 1, eventCount, eventHead })
    .where(eq(records.id, row.id));
  await updateWorklist(work, row.id, changed);
}
