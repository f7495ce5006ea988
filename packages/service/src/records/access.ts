import { queryRows, sql } from '@greffe/database';
import { type DecisionFacts, type RecordSnapshot, rolesOfRecord, seesRecord } from '@greffe/workflow';
import { decisionFacts } from './decide.ts';
import type { LoadedRecord, RecordCore } from './loadRecord.ts';
import { followsAnswers, type Place, subjectOf, type Work } from './work.ts';

/** Parts of the engine that open every record. */
const engine = ['system:receiver', 'system:clock'];

type Opened = Pick<RecordCore, 'machine' | 'definition'> & {
  readonly row: Place & { readonly id: string };
};

/**
 * Gives and ends access as the record now stands, and gives it to roles `besides`. The last thing that a command does:
 * it may end the asker's own.
 */
export async function grantAccess(
  work: Work,
  { machine, definition, row }: Opened,
  snapshot: RecordSnapshot,
  facts: DecisionFacts,
  besides: readonly string[] = [],
): Promise<void> {
  const roles = rolesOfRecord(machine).filter(
    (role) => besides.includes(role) || seesRecord(machine, snapshot, facts, role),
  );
  const { steps, support } = machine.workflow;
  const writing = new Set([
    ...machine.recordType.createdBy,
    ...support,
    ...steps.flatMap((step) => step.roles),
  ]);
  const subjects = (chosen: readonly string[]) =>
    chosen.map((role) => subjectOf(definition.bundle, role, row));
  const writers = [...engine, ...subjects(roles.filter((role) => writing.has(role)))];
  const readers = subjects(roles.filter((role) => !writing.has(role)));
  await queryRows(
    work.transaction,
    sql`select greffe_grant(${row.id}::uuid, array(select jsonb_array_elements_text(${JSON.stringify(writers)}::jsonb)),
      array(select jsonb_array_elements_text(${JSON.stringify(readers)}::jsonb)))`,
  );
}

/** The same after a command; a record whose access never changes is left alone. */
export async function followAccess(work: Work, record: LoadedRecord): Promise<void> {
  const isFixed = record.machine.workflow.access.every(({ when }) => when === 'always');
  if (isFixed && !followsAnswers(record.definition.bundle)) return;
  const facts = await decisionFacts(work, record, { type: 'wait' });
  await grantAccess(work, record, record.snapshot, facts);
}
