import { type Actor, actorName, eq, records, sql, stepData, type worklist } from '@greffe/database';
import { initialData, type StepData } from '@greffe/definition';
import {
  namedOrganisations,
  nextDeadline,
  type RecordEvent,
  type RecordSnapshot,
  recordStatus,
} from '@greffe/workflow';
import type { JobQueue } from '../ports.ts';
import type { Accepted } from './decide.ts';
import { doneBy } from './doneBy.ts';
import { causeEffects } from './effects.ts';
import { storeEntries } from './entries.ts';
import { appendEvents, type NewEvent } from './events.ts';
import type { LoadedRecord } from './loadRecord.ts';
import type { Work } from './work.ts';
import { drafterColumns, keptColumns, turnColumns, updateWorklist } from './worklist.ts';

/** What is kept of a decision besides what the engine says. */
export interface Decided {
  /** What the decision looked at and what was given: stands with its first event. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** What the decision makes of steps' validated data: other data, or none any more. */
  readonly answers?: Readonly<Record<string, StepData | null>>;
  /** Columns of the list that follow from data. */
  readonly listed?: Partial<typeof worklist.$inferInsert>;
  /** False for what time alone does: whoever has the record open has nothing to merge. */
  readonly isRevision?: boolean;
}

/** Keeps a decision: events, snapshot, rows of entries and rounds, effects, the row in the list. */
export async function storeDecision(
  work: Work,
  queue: JobQueue,
  record: LoadedRecord,
  decision: Accepted,
  { payload = {}, answers = {}, listed = {}, isRevision = true }: Decided = {},
): Promise<void> {
  const { row, machine } = record;
  const { snapshot } = decision;
  const validated = { ...answersIn(record, snapshot), ...answers };
  const named = namedOrganisations(machine, validated);
  const place = { ...record, row: { ...row, named } };
  await storeEntries(work, row.id, decision.entries, decision.removed);
  await beginRounds(work, record, decision.events);
  const code = await causeEffects(work, queue, record, decision.effects);
  const { requester, facts } = record;
  const done = doneBy(work, record);
  const context = { requester, facts, definition: row.definition, ...done, ...payload };
  const end = await appendEvents(
    work,
    row,
    decision.events.map((event, index) => newEvent(work.actor, event, index === 0 ? context : done)),
  );
  const status = recordStatus(snapshot);
  const isDeleted = status === 'deleted';
  const own = nextDeadline(machine, snapshot);
  const changed = { status, ...(isRevision ? { updatedAt: work.now } : {}) };
  work.write(
    work.transaction
      .update(records)
      .set({
        ...changed,
        snapshot,
        named,
        ...end,
        ...(isRevision ? { revision: row.revision + 1 } : {}),
        nextDeadline:
          !isDeleted && machine.workflow.steps.some(({ repeat }) => repeat !== undefined)
            ? sql`least(${own ?? null}::timestamptz,
            (select min(deadline) from step_data where record = ${row.id} and deadline is not null))`
            : own === undefined
              ? null
              : new Date(own),
      })
      .where(eq(records.id, row.id)),
  );
  await updateWorklist(work, row.id, {
    ...changed,
    ...listed,
    ...keptColumns(record.recordType, validated),
    ...drafterColumns(place),
    ...turnColumns(place, snapshot),
    ...(code === undefined ? {} : { code }),
  });
}

/** What stands validated of steps, as far as their rounds go on. */
function answersIn({ steps }: LoadedRecord, { context }: RecordSnapshot): Record<string, StepData | null> {
  return Object.fromEntries(
    [...steps].flatMap(([step, { round, validated }]) =>
      (context.steps[step]?.round ?? 1) === round ? [[step, validated] as const] : [],
    ),
  );
}

function newEvent(actor: Actor, event: RecordEvent, context: Readonly<Record<string, unknown>>): NewEvent {
  const { at, type, ...rest } = event;
  return {
    type,
    ...('step' in event ? { step: event.step } : {}),
    at: new Date(at),
    actor: actorName(actor),
    isSystem: actor.kind === 'system',
    // The event as the engine gave it, so that a replay gives the same state.
    payload: { ...context, event: rest },
  };
}

/** A new round begins as a record does: with initial values. What the last one held stays as its own row. */
async function beginRounds(work: Work, record: LoadedRecord, events: readonly RecordEvent[]): Promise<void> {
  const { machine, definition, facts, snapshot, row } = record;
  const rounds = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'roundStarted') continue;
    for (const step of event.steps) {
      rounds.set(step, (rounds.get(step) ?? snapshot.context.steps[step]?.round ?? 1) + 1);
    }
  }
  const begun = [...rounds].filter(([step]) => machine.step(step)?.repeat === undefined);
  if (begun.length === 0) return;
  work.write(
    work.transaction.insert(stepData).values(
      begun.map(([step, round]) => ({
        record: row.id,
        step,
        round,
        draft: initialData(definition.bundle, step, facts),
        savedAt: work.now,
      })),
    ),
  );
}
