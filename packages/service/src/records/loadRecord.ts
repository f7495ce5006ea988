import { eq, organisations, persons, records, stepData } from '@greffe/database';
import { brusselsDay, type Facts, type RecordType } from '@greffe/definition';
import type { RecordMachine, RecordSnapshot, Requester } from '@greffe/workflow';
import type { LoadedDefinition } from '../definitions/DefinitionStore.ts';
import { Problem } from '../problems/Problem.ts';
import { requesterOf, type Work } from './work.ts';

export type RecordRow = typeof records.$inferSelect;
export type StepDataRow = typeof stepData.$inferSelect;

/** A record with all that a decision on it looks at. */
export interface LoadedRecord {
  readonly row: RecordRow;
  readonly snapshot: RecordSnapshot;
  readonly definition: LoadedDefinition;
  readonly recordType: RecordType;
  readonly machine: RecordMachine;
  readonly requester: Requester;
  readonly facts: Facts;
  readonly steps: ReadonlyMap<string, StepDataRow>;
}

/**
 * Loads a record, locking its row for the rest of the transaction when it is to be changed.
 *
 * @throws Problem 404, alike for a record that does not exist and for one that the asker may not see.
 */
export async function loadRecord(work: Work, id: string, mode: 'read' | 'change'): Promise<LoadedRecord> {
  const { transaction } = work;
  const query = transaction.select().from(records).where(eq(records.id, id));
  const [row] = mode === 'change' ? await query.for('update') : await query;
  if (row === undefined) throw new Problem('notFound');
  const definition = await work.definitions.load(transaction, row.definition);
  const recordType = definition.bundle.recordTypes.find(({ id: type }) => type === row.recordType);
  if (recordType === undefined) throw new Error('A record is of a type that its definition does not have.');
  const steps = await transaction.select().from(stepData).where(eq(stepData.record, id));
  return {
    row,
    snapshot: row.snapshot as RecordSnapshot,
    definition,
    recordType,
    machine: definition.machine(row.recordType),
    requester: requesterOf(work, row.registry, row.organisation),
    facts: await factsFor(work, row.organisation, row.author),
    steps: new Map(steps.map((step) => [step.step, step])),
  };
}

/** Facts that a form's logic looks at; `today` is the calendar day in Brussels by the database's clock. */
export async function factsFor(work: Work, organisation: string, author: string): Promise<Facts> {
  const [row] = await work.transaction
    .select({
      organisation: organisations.name,
      number: persons.number,
      givenName: persons.givenName,
      familyName: persons.familyName,
    })
    .from(organisations)
    .innerJoin(persons, eq(persons.id, author))
    .where(eq(organisations.number, organisation));
  if (row === undefined) throw new Problem('notFound');
  return {
    today: brusselsDay(work.now.toISOString()),
    organisation: { number: organisation, name: row.organisation },
    author: { number: row.number ?? '', name: `${row.givenName} ${row.familyName}` },
  };
}

/** @throws Problem 412 with the present revision when the asker has seen another one. */
export function demandRevision(row: RecordRow, revision: number): void {
  if (row.revision !== revision) throw new Problem('stale', { revision: row.revision });
}
