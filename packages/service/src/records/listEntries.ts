import { and, count, eq, gt, sql, stepData } from '@greffe/database';
import { project, projectEntry } from '@greffe/workflow';
import type { EntryList, EntryQuery, EntryView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import { logRecordAccess } from './accessLog.ts';
import { type EntryDataRow, entryRow, loadEntry } from './entries.ts';
import { type LoadedRecord, loadRecord } from './loadRecord.ts';
import { by, type Names, namesOf } from './names.ts';
import { type Sight, shownEntry } from './shownData.ts';
import type { Work } from './work.ts';

/** Those that can be filled, what was due first; then what is past, newest first; then what is to come. */
const order = [
  sql`case when ${stepData.status} in ('open', 'draft') then 0 when ${stepData.status} = 'scheduled' then 2 else 1 end`,
  sql`case when ${stepData.status} in ('open', 'draft', 'scheduled') then ${stepData.due} end asc nulls last`,
  sql`coalesce(${stepData.due}::timestamptz, ${stepData.createdAt}) desc`,
  sql`${stepData.entry} desc`,
];

/** One page of the entries of a repeated step, of its present round or an earlier one. @throws Problem 404 */
export async function listEntries(
  work: Work,
  id: string,
  step: string,
  { round, page, size }: EntryQuery,
): Promise<EntryList> {
  const { record, projection } = await repeatedStep(work, id, step);
  const chosen = and(
    eq(stepData.record, id),
    eq(stepData.step, step),
    eq(stepData.round, round ?? projection.round),
    gt(stepData.entry, ''),
  );
  const [counted] = await work.transaction.select({ total: count() }).from(stepData).where(chosen);
  const rows = await work.transaction
    .select()
    .from(stepData)
    .where(chosen)
    .orderBy(...order)
    .limit(size)
    .offset((page - 1) * size);
  const names = await namesOf(
    work,
    rows.map(({ validatedBy }) => validatedBy),
  );
  await logRecordAccess(work, 'read', record, { step });
  const items = rows.map((row) => entryView(record, row, projection, names));
  return { items, total: counted?.total ?? 0, page, size };
}

/** One entry in its step's present round. @throws Problem 404 */
export async function readEntry(work: Work, id: string, step: string, entry: string): Promise<EntryView> {
  const { record, projection } = await repeatedStep(work, id, step);
  const row = await loadEntry(work, record, step, entry);
  if (row === undefined) throw new Problem('notFound');
  await logRecordAccess(work, 'read', record, { step, entry });
  return entryView(record, row, projection, await namesOf(work, [row.validatedBy]));
}

async function repeatedStep(work: Work, id: string, step: string) {
  const record = await loadRecord(work, id, 'read');
  const { machine, snapshot, requester } = record;
  const projection = project(machine, snapshot, requester).steps.find((known) => known.id === step);
  if (projection === undefined || machine.step(step)?.repeat === undefined) throw new Problem('notFound');
  return { record, projection };
}

function entryView(record: LoadedRecord, stored: EntryDataRow, sight: Sight, names: Names): EntryView {
  const row = entryRow(stored);
  const { commands, until } = projectEntry(record.machine, record.snapshot, row, record.requester);
  const isValidated = row.status === 'validated' || row.status === 'locked';
  return {
    entry: row.entry,
    round: row.round,
    status: row.status,
    ...(row.due === undefined ? {} : { due: row.due }),
    ...shownEntry(record, stored, sight),
    ...(stored.savedAt === null ? {} : { savedAt: stored.savedAt.toISOString() }),
    ...(isValidated && stored.validatedAt !== null
      ? { validatedAt: stored.validatedAt.toISOString(), ...by(names, row.by) }
      : {}),
    ...(row.outcome === undefined || !sight.isReadable ? {} : { outcome: row.outcome }),
    commands: [...commands],
    ...(until === undefined ? {} : { until }),
  };
}
