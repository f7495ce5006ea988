import { asc, eq, persons, recordEvents } from '@greffe/database';
import { project } from '@greffe/workflow';
import type { HistoryEntry, RecordView, StepView } from '../api/index.ts';
import type { LoadedRecord, StepDataRow } from './loadRecord.ts';
import type { Work } from './work.ts';

/** A record as the asker sees it: data, commands allowed, history. */
export async function recordView(work: Work, record: LoadedRecord): Promise<RecordView> {
  const { row, facts } = record;
  const projection = project(record.machine, record.snapshot, record.requester);
  return {
    id: row.id,
    registry: row.registry,
    recordType: row.recordType,
    definition: row.definition,
    revision: row.revision,
    status: projection.status,
    ...(row.code === null ? {} : { code: row.code }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    organisation: facts.organisation,
    author: facts.author,
    facts,
    steps: projection.steps.map((step): StepView => {
      const stored = record.steps.get(step.id);
      return {
        id: step.id,
        status: step.status,
        data: { ...shownData(stored, step.status === 'validated' || step.status === 'locked') },
        ...(stored?.savedAt ? { savedAt: stored.savedAt.toISOString() } : {}),
        commands: [...step.commands],
        waitsFor: [...step.waitsFor],
        roles: [...step.roles],
      };
    }),
    history: await readHistory(work, row.id),
  };
}

/** What was validated while it stands so; otherwise the draft, which keeps what is hidden at present. */
function shownData(stored: StepDataRow | undefined, isValidated: boolean): Readonly<Record<string, unknown>> {
  if (isValidated) return stored?.validated ?? {};
  return stored?.draft ?? stored?.validated ?? {};
}

async function readHistory(work: Work, record: string): Promise<HistoryEntry[]> {
  const lines = await work.transaction
    .select({
      at: recordEvents.at,
      type: recordEvents.type,
      step: recordEvents.step,
      isSystem: recordEvents.isSystem,
      givenName: persons.givenName,
      familyName: persons.familyName,
    })
    .from(recordEvents)
    .leftJoin(persons, eq(persons.id, recordEvents.actor))
    .where(eq(recordEvents.record, record))
    .orderBy(asc(recordEvents.seq));
  return lines.map((line) => ({
    at: line.at.toISOString(),
    type: line.type as HistoryEntry['type'],
    ...(line.step === null ? {} : { step: line.step }),
    by: line.isSystem ? null : { name: `${line.givenName ?? ''} ${line.familyName ?? ''}`.trim() },
  }));
}
