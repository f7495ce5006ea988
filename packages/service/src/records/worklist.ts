import { eq, worklist } from '@greffe/database';
import { getAt, type RecordType, type StepData } from '@greffe/definition';
import { type RecordSnapshot, stepStatus, turnsOf } from '@greffe/workflow';
import { beneficiaryData, displayName, searchText } from './beneficiaryData.ts';
import type { RecordCore } from './loadRecord.ts';
import { type Place, subjectOf, type Work } from './work.ts';

/** Columns of the list that follow from a step's data, drafts too; a step that feeds none of them changes nothing. */
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

/** Columns of what stands validated, for those who do not fill the step in (decision 15). */
export function keptColumns(
  recordType: RecordType,
  validated: Readonly<Record<string, StepData | null>>,
): Partial<typeof worklist.$inferInsert> {
  const columns = Object.entries(validated).map(([step, data]) => {
    const { beneficiary, search, date } = listedColumns(recordType, step, data ?? {});
    return {
      ...(beneficiary === undefined ? {} : { keptBeneficiary: beneficiary }),
      ...(search === undefined ? {} : { keptSearch: search }),
      ...(date === undefined ? {} : { keptDate: date }),
    };
  });
  return Object.assign({}, ...columns);
}

/** Who fills in the steps that the list shows something of. */
export function drafterColumns({
  machine,
  definition,
  recordType,
  row,
}: Pick<RecordCore, 'machine' | 'definition' | 'recordType'> & {
  readonly row: Place;
}): Pick<typeof worklist.$inferInsert, 'namedBy' | 'datedBy'> {
  const fillers = (step: string | undefined): string[] =>
    (machine.workflow.steps.find(({ id }) => id === step)?.roles ?? []).map((role) =>
      subjectOf(definition.bundle, role, row),
    );
  return { namedBy: fillers(recordType.beneficiary.step), datedBy: fillers(recordType.listDate?.step) };
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
  work.write(work.transaction.update(worklist).set(columns).where(eq(worklist.record, record)));
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
