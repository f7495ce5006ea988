import { actorName, eq, records } from '@greffe/database';
import { contentHash } from '@greffe/definition';
import type { EntryRow } from '@greffe/workflow';
import type { MoveCheck } from '@greffe/workflow/migrate';
import type { LoadedDefinition } from '../definitions/DefinitionStore.ts';
import type { JobQueue } from '../ports.ts';
import { grantAccess } from '../records/access.ts';
import { decisionFacts } from '../records/decide.ts';
import { appendEvents } from '../records/events.ts';
import { type LoadedRecord, loadRecord } from '../records/loadRecord.ts';
import { storeDecision } from '../records/storeDecision.ts';
import { requesterOf, type Work } from '../records/work.ts';
import { listedColumns } from '../records/worklist.ts';
import type { Loaded } from './movable.ts';
import { stopDeadlines, storeRows } from './storeRows.ts';

type Accepted = Extract<MoveCheck, { ok: true }>;

/** What a move stores besides its answer. */
export interface Storing {
  readonly to: LoadedDefinition;
  readonly nameAfter: (step: string) => string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const moverActor = { kind: 'system', name: 'mover' } as const;

/** Keeps a move: rows, version, state, event, what follows from it, access, the row in the list. */
export async function storeMove(
  clockWork: Work,
  queue: JobQueue,
  loaded: Loaded,
  check: Accepted,
  { to, nameAfter, payload }: Storing,
): Promise<void> {
  const { record } = loaded;
  const { id, recordType: typeId } = record.row;
  const work = { ...clockWork, actor: moverActor, now: record.now };
  await storeRows(work, loaded, check.rows, nameAfter, to);
  const machine = to.machine(typeId);
  const { recordType } = machine;
  await stopDeadlines(
    work,
    id,
    machine.workflow.steps.map((step) => step.id),
  );
  const moved = {
    type: 'moved',
    at: record.now,
    actor: actorName(work.actor),
    isSystem: true,
    payload: { ...payload, from: record.row.definition, definition: to.bundle.hash, facts: record.facts },
  };
  const end = await appendEvents(work, record.row, [moved]);
  await work.transaction.update(records).set({ definition: to.bundle.hash }).where(eq(records.id, id));
  const after: LoadedRecord = {
    ...record,
    row: { ...record.row, ...end, definition: to.bundle.hash },
    snapshot: check.placed,
    definition: to,
    recordType,
    machine,
    requester: requesterOf(work, to.bundle, record.row),
    // Under their names of before: what stands in their place comes with the move.
    steps: new Map(),
  };
  const present = check.rows.filter(
    ({ step, round, entry }) => entry === '' && check.placed.context.steps[step]?.round === round,
  );
  const listed = present.map(({ step, draft, validated }) =>
    listedColumns(recordType, step, draft ?? validated ?? {}),
  );
  await storeDecision(work, queue, after, check.decision, {
    listed: Object.assign({}, ...listed),
    answers: Object.fromEntries(present.map(({ step, validated }) => [step, validated ?? null])),
  });
  const stored = await loadRecord(work, id, 'read', record.now);
  const facts = await decisionFacts(work, stored, { type: 'wait' });
  await grantAccess(work, stored, stored.snapshot, facts, []);
}

/** Rows of entries that a move changes or makes, as they were. */
export function changedEntries(
  { movable }: Loaded,
  { decision }: Accepted,
  nameBefore: (step: string) => string,
  isKnown: (step: string) => boolean,
): {
  readonly entries: readonly EntryRow[];
  readonly made: readonly Pick<EntryRow, 'step' | 'round' | 'entry'>[];
} {
  const touched = [...decision.entries, ...decision.removed].map((row) => ({
    ...row,
    step: nameBefore(row.step),
  }));
  const isSame = (a: EntryRow, b: EntryRow) =>
    a.step === b.step && a.round === b.round && a.entry === b.entry;
  const aside = movable.entries.filter((row) => row.deadline !== undefined && !isKnown(row.step));
  const entries = [...movable.entries.filter((row) => touched.some((one) => isSame(one, row))), ...aside];
  const made = decision.entries
    .filter((row) => !movable.entries.some((one) => isSame(one, { ...row, step: nameBefore(row.step) })))
    .map(({ step, round, entry }) => ({ step, round, entry }));
  return { entries, made };
}

/** Names a state: whether anything has happened since. */
export const stateHash = (snapshot: unknown): string => contentHash(snapshot);
