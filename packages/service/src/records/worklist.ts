import { eq, worklist } from '@greffe/database';
import { getAt, type RecordType, type StepData } from '@greffe/definition';
import { type RecordSnapshot, stepStatus, turnsOf } from '@greffe/workflow';
import { beneficiaryData, displayName, searchText } from './beneficiaryData.ts';
import type { RecordCore } from './loadRecord.ts';
import { type Place, subjectOf, type Work } from './work.ts';

/** Columns of the list that follow from a step's data; a step that feeds none of them changes nothing. */
export function listedColumns(
  recordType: RecordType,
  step: string,
  data: StepData,
): Partial<typeof worklist.$inferInsert> {
  const { beneficiary, listDate } = recordType;
  const person = beneficiary.step === step ? beneficiaryData(beneficiary, data) : undefined;
  const date = listDate?.step === step ? getAt(data, listDate.pointer) : undefined;
  return {
    ...(person === undefined ? {} : { beneficiary: displayName(person), search: searchText(person) }),
    ...(listDate?.step === step ? { date: isDay(date) ? date : null } : {}),
  };
}

/** Whose turn it is, and the first date by which one of those steps is expected (CO-7). */
export function turnColumns(
  {
    machine,
    definition,
    row,
  }: Pick<RecordCore, 'machine' | 'definition'> & {
    readonly row: Place;
  },
  snapshot: RecordSnapshot,
): Pick<typeof worklist.$inferInsert, 'turn' | 'due'> {
  const dates = Object.entries(snapshot.context.steps).flatMap(([step, { due }]) => {
    const status = stepStatus(snapshot, step);
    return due !== undefined && (status === 'open' || status === 'draft') ? [due] : [];
  });
  const [first] = dates.sort();
  return {
    turn: turnsOf(machine, snapshot).map((role) => subjectOf(definition.bundle, role, row)),
    due: first === undefined ? null : new Date(first),
  };
}

/** Brings a record's row up to date, in the transaction that changes the record. */
export async function updateWorklist(
  work: Work,
  record: string,
  columns: Partial<typeof worklist.$inferInsert>,
): Promise<void> {
  await work.transaction.update(worklist).set(columns).where(eq(worklist.record, record));
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
