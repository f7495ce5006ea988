import { and, eq, records, stepData, type Transaction } from '@greffe/database';
import type { Facts, RecordType } from '@greffe/definition';
import { type RecordMachine, type RecordSnapshot, type Requester, upgradeSnapshot } from '@greffe/workflow';
import type { LoadedDefinition } from '../definitions/DefinitionStore.ts';
import { withDataKey } from '../keys/dataKey.ts';
import { Problem } from '../problems/Problem.ts';
import { together } from '../support/together.ts';
import { formFacts } from './formFacts.ts';
import { refused } from './refused.ts';
import { requesterOf, type Work } from './work.ts';

export type RecordRow = typeof records.$inferSelect;
export type StepDataRow = typeof stepData.$inferSelect;

/** A record's own row with what its definition makes of it: enough to judge a save. */
export interface RecordCore {
  readonly row: RecordRow;
  readonly snapshot: RecordSnapshot;
  readonly definition: LoadedDefinition;
  readonly recordType: RecordType;
  readonly machine: RecordMachine;
  readonly requester: Requester;
}

/** A record with all that a decision on it looks at, its entries and links aside. */
export interface LoadedRecord extends RecordCore {
  /** What a form's logic looks at besides data. */
  readonly facts: Facts;
  /** When the record was loaded: with `change`, when it was this transaction's alone. */
  readonly now: Date;
  /** Data of the steps' present rounds. */
  readonly steps: ReadonlyMap<string, StepDataRow>;
  /** Data of earlier rounds, oldest first. */
  readonly earlier: readonly StepDataRow[];
}

/**
 * Loads a record, locking its row for the rest of the transaction when it is to be changed. `now` is read when the lock
 * is held, so that who waited for it is not judged by an old time.
 *
 * @throws Problem 404, alike for a record that does not exist and for one that the asker may not see; 409 when he may
 * read it and not change it.
 */
export async function loadRecord(
  work: Work,
  id: string,
  mode: 'read' | 'change',
  at?: Date,
): Promise<LoadedRecord> {
  return completeRecord(work, await loadCore(work, id, mode), at);
}

/** The row of a record alone; see {@link loadRecord}. */
export async function loadCore(work: Work, id: string, mode: 'read' | 'change'): Promise<RecordCore> {
  const row = mode === 'change' ? await ownRecord(work, id) : await readRecord(work, id);
  if (row !== undefined) return coreOf(work, mode === 'change' ? await withDataKey(work, row) : row);
  if (mode === 'change') {
    if ((await readRecord(work, id)) !== undefined) throw refused({ code: 'notYourRole', params: {} });
  }
  throw new Problem('notFound');
}

async function readRecord({ transaction }: Work, id: string): Promise<RecordRow | undefined> {
  const [row] = await transaction.select().from(records).where(eq(records.id, id));
  return row;
}

/** Locked when the work began, or now; once, for after that the row may have been changed. */
function ownRecord(work: Work, id: string): Promise<RecordRow | undefined> {
  return work.locked?.id === id ? Promise.resolve(work.locked) : lockRecord(work.transaction, id);
}

/** The row of a record, the transaction's alone from now on; none of one that the actor may not change. */
export async function lockRecord(transaction: Transaction, id: string): Promise<RecordRow | undefined> {
  const [row] = await transaction.select().from(records).where(eq(records.id, id)).for('update').execute();
  return row;
}

export async function coreOf(work: Work, row: RecordRow): Promise<RecordCore> {
  const definition = await work.definitions.load(work.transaction, row.definition);
  const recordType = definition.bundle.recordTypes.find(({ id: type }) => type === row.recordType);
  if (recordType === undefined) throw new Error('A record is of a type that its definition does not have.');
  const machine = definition.machine(row.recordType);
  return {
    row,
    snapshot: upgradeSnapshot(machine, row.snapshot as RecordSnapshot, row.updatedAt.toISOString()),
    definition,
    recordType,
    machine,
    requester: requesterOf(work, definition.bundle, row),
  };
}

/** Loads the rest. `at` is when it is, where that is known already. */
export async function completeRecord(work: Work, core: RecordCore, at?: Date): Promise<LoadedRecord> {
  const { row, snapshot } = core;
  const [{ now, ...facts }, stored] = await together(
    formFacts(work, row.organisation, row.author, at),
    work.transaction
      .select()
      .from(stepData)
      .where(and(eq(stepData.record, row.id), eq(stepData.entry, '')))
      .orderBy(stepData.round),
  );
  const isPresent = ({ step, round }: StepDataRow) => round === (snapshot.context.steps[step]?.round ?? 1);
  return {
    ...core,
    facts,
    now,
    steps: new Map(stored.filter(isPresent).map((step) => [step.step, step])),
    earlier: stored.filter((step) => !isPresent(step)),
  };
}

/** @throws Problem 412 with the present revision when the asker has seen another one. */
export function demandRevision(row: RecordRow, revision: number): void {
  if (row.revision !== revision) throw new Problem('stale', { revision: row.revision });
}
