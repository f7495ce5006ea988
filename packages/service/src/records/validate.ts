import { eq, organisations } from '@greffe/database';
import {
  createStepModel,
  type FieldError,
  getAt,
  type StepData,
  setAt,
  validateDerived,
  visibleData,
} from '@greffe/definition';
import type { RecordCommand } from '../api/index.ts';
import { claimPlaces } from '../counters/claims.ts';
import { demandFiles } from '../files/demandFiles.ts';
import type { JobQueue } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { linkBeneficiary } from './beneficiaries.ts';
import { beneficiaryData } from './beneficiaryData.ts';
import { type Accepted, accepted, decideOn } from './decide.ts';
import { loadEntry } from './entries.ts';
import { parentsBeneficiary } from './links.ts';
import type { LoadedRecord } from './loadRecord.ts';
import { demandShape } from './saveAgain.ts';
import { storeDecision } from './storeDecision.ts';
import { storeValidation, type ValidatedData } from './validatedData.ts';
import type { Work } from './work.ts';
import { listedColumns } from './worklist.ts';

/** Validates a step or an entry, with the data given or what was saved last. */
export async function validate(
  work: Work,
  queue: JobQueue,
  record: LoadedRecord,
  asked: Pick<RecordCommand, 'step' | 'entry' | 'data'>,
): Promise<void> {
  const { step, entry } = asked;
  const target = { step, ...(entry === undefined ? {} : { entry }) };
  // The order matters: who may not do it at all is told so before anything about the data.
  accepted(await decideOn(work, record, { type: 'save', ...target }), record);
  if (asked.data !== undefined) demandShape(record, step, asked.data);
  const stored = entry === undefined ? record.steps.get(step) : await loadEntry(work, record, step, entry);
  const draft = asked.data ?? stored?.draft ?? stored?.validated ?? {};
  const model = createStepModel(record.definition.bundle, step);
  const derived = model.derive(draft, record.facts);
  const errors = validateDerived(model, derived, record.definition.validator(step));
  const errorCount = errors.filter(({ severity }) => severity === 'error').length;
  const typed = { draft, visible: visibleData(derived) };
  if (errorCount === 0) {
    await demandOrganisations(work, record, step, typed.visible);
    await demandFiles(work, record, step, typed.visible);
  }
  const known = errorCount === 0 ? await withBeneficiary(work, record, step, typed) : { data: typed };
  // The beneficiary is linked by now: what his earlier records show is known to the decision.
  const linked = {
    ...record,
    row: { ...record.row, ...(known.place ?? {}) },
  };
  const { data } = known;
  const command = { type: 'validate', ...target } as const;
  const decision = await decideOn(work, linked, command, { errorCount, data: data.visible });
  if (!decision.ok && decision.refusal.code === 'dataInvalid') throw invalid(record, step, errors);
  const made = accepted(decision, record);
  if (entry === undefined) await claimPlaces(work, linked, step, data.visible);
  await storeDecision(work, queue, linked, made, {
    payload: { errorCount, data: data.visible },
    ...(entry === undefined
      ? {
          answers: { [step]: data.visible },
          listed: listedColumns(record.recordType, step, data.visible),
        }
      : {}),
  });
  await storeValidation(work, record, target, data, outcomeOf(made, step, entry));
}

/**
 * An answer that names an organisation names one that is here: nobody could ever act for another.
 * @throws Problem 422 at the field.
 */
async function demandOrganisations(
  work: Work,
  record: LoadedRecord,
  step: string,
  data: StepData,
): Promise<void> {
  const answers = [...record.machine.named.values()].flat().filter((answer) => answer.step === step);
  const given = new Map(answers.map(({ pointer }) => [pointer, getAt(data, pointer)] as const));
  for (const [pointer, number] of given) {
    if (typeof number !== 'string') continue;
    const [known] = await work.transaction
      .select({ number: organisations.number })
      .from(organisations)
      .where(eq(organisations.number, number));
    if (known !== undefined) continue;
    throw new Problem('invalidData', {
      errors: [{ pointer, code: 'unknownOrganisation' }],
      step: { definition: record.row.definition, step },
    });
  }
}

const invalid = (record: LoadedRecord, step: string, errors: readonly FieldError[]): Problem =>
  new Problem('invalidData', { errors, step: { definition: record.row.definition, step } });

function outcomeOf({ events }: Accepted, step: string, entry: string | undefined): string | undefined {
  for (const event of events) {
    if (event.type === 'validated' && event.step === step && event.entry === entry) return event.outcome;
  }
  return undefined;
}

interface Known {
  readonly data: ValidatedData;
  readonly place?: { readonly beneficiary: string; readonly ownKey: string | null };
}

async function withBeneficiary(
  work: Work,
  record: LoadedRecord,
  step: string,
  data: ValidatedData,
): Promise<Known> {
  const pointers = record.recordType.beneficiary;
  if (pointers.step !== step) return { data };
  // The code counts where it was picked, though the form may not show the field that holds it.
  const picked = beneficiaryData(pointers, data.draft).code;
  const person = beneficiaryData(pointers, data.visible);
  if (!person.hasNoNiss && person.niss === '') return { data };
  const { id, ownKey, code } = await linkBeneficiary(
    work,
    record,
    person.hasNoNiss ? { ...person, code: picked } : person,
  );
  await demandParents(work, record, id);
  const place = { beneficiary: id, ownKey };
  if (code === undefined) return { data, place };
  const withCode = (given: StepData) => setAt(given, pointers.code, code);
  return { data: { draft: withCode(data.draft), visible: withCode(data.visible) }, place };
}

/**
 * A record belongs to the beneficiary of the one that it was started from.
 * @throws Problem 422 at the number for another one: the whole transaction goes, with the link that was tried.
 */
async function demandParents(work: Work, record: LoadedRecord, beneficiary: string): Promise<void> {
  const known = await parentsBeneficiary(work, record);
  if (known === undefined || known === beneficiary) return;
  const { niss, step } = record.recordType.beneficiary;
  throw invalid(record, step, [{ pointer: niss, severity: 'error', code: 'otherBeneficiary', params: {} }]);
}
