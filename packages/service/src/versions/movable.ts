import { eq, stepData } from '@greffe/database';
import type { DataRow, MovableRecord, VersionParts } from '@greffe/workflow/migrate';
import type { LoadedDefinition } from '../definitions/DefinitionStore.ts';
import { entryRow } from '../records/entries.ts';
import { linkFacts } from '../records/links.ts';
import type { LoadedRecord, StepDataRow } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';

/** A record with every row that it holds, as a move looks at it. */
export interface Loaded {
  readonly record: LoadedRecord;
  readonly stored: readonly StepDataRow[];
  readonly movable: MovableRecord;
}

/** Completes a record for a move to another version, whose links count. */
export async function loadMovable(work: Work, record: LoadedRecord, to: LoadedDefinition): Promise<Loaded> {
  const { row, snapshot, facts } = record;
  const stored = await work.transaction.select().from(stepData).where(eq(stepData.record, row.id));
  const machine = to.bundle.workflows[row.recordType] ? to.machine(row.recordType) : record.machine;
  const movable = {
    snapshot,
    rows: stored.map(dataRow),
    entries: stored.filter(({ entry }) => entry !== '').map(entryRow),
    links: await linkFacts(work, { row, machine }),
    facts,
    ...(row.nextDeadline === null ? {} : { deadline: row.nextDeadline.toISOString() }),
  };
  return { record, stored, movable };
}

function dataRow({ step, round, entry, draft, validated }: StepDataRow): DataRow {
  return { step, round, entry, ...(draft && { draft }), ...(validated && { validated }) };
}

/** A version of a record's type; undefined where it has no such type. */
export function partsOf(definition: LoadedDefinition, recordType: string): VersionParts | undefined {
  const { bundle } = definition;
  if (!bundle.workflows[recordType] || !bundle.recordTypes.some(({ id }) => id === recordType))
    return undefined;
  return { bundle, machine: definition.machine(recordType), validator: (step) => definition.validator(step) };
}
