import { and, desc, eq, recordEvents, sql } from '@greffe/database';
import { canMoveBack, type MoveCheck, olderNames } from '@greffe/workflow/migrate';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import { readingKey } from '../keys/dataKey.ts';
import { openPayload } from '../keys/eventValues.ts';
import { clockActor, elapsed } from '../records/elapse.ts';
import { type LoadedRecord, loadRecord } from '../records/loadRecord.ts';
import type { Work } from '../records/work.ts';
import { type Loaded, loadMovable, partsOf } from './movable.ts';
import { type MovePorts, moveEach, type Outcome, untouched, versionOf } from './moveRecords.ts';
import { stateHash, storeMove } from './storeMove.ts';
import type { MovedPayload, MoveOrder, MoveReport, MoveResult } from './types.ts';

/**
 * Takes records back to the version that they were moved from, with what the move had kept. What nobody has touched
 * since is exactly as it was; what was typed since comes along where it can.
 */
export async function moveBack(ports: MovePorts, order: MoveOrder): Promise<MoveReport> {
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  const { to } = order;
  const target =
    to === undefined ? undefined : await runAs(clockActor, (work) => versionOf(work, order.registry, to));
  return moveEach({ runAs, ports, order }, async (work, found) => {
    const hash = target?.bundle.hash;
    if (found.definition === hash) return untouched(hash);
    return moveOneBack(work, ports, order, found.id, hash);
  });
}

async function moveOneBack(
  work: Work,
  { queue }: MovePorts,
  { dryRun }: MoveOrder,
  id: string,
  target: string | undefined,
): Promise<Outcome> {
  const found = await loadRecord(work, id, dryRun ? 'read' : 'change');
  const move = await lastMove(work, found);
  const couldNot = (reasons: MoveResult['reasons']): Outcome => ({
    outcome: 'couldNot',
    to: target ?? found.row.definition,
    notes: [],
    reasons,
  });
  if (!move || (target !== undefined && move.from !== target)) return couldNot([{ code: 'noWayBack' }]);
  const record = dryRun ? found : await elapsed(work, queue, found);
  const older = await work.definitions.load(work.transaction, move.from);
  const [from, to] = [older, record.definition].map((version) => partsOf(version, record.row.recordType));
  if (!from || !to) return couldNot([{ code: 'recordType' }]);
  const loaded = await loadMovable(work, record, older);
  const { operations } = move;
  const checked = canMoveBack(loaded.movable, { from, to, operations }, move, record.now.toISOString());
  if (!checked.ok) return couldNot(checked.reasons);
  const check = isUntouchedSince(record, move) ? exactly(checked, loaded, move) : checked;
  if (!dryRun) {
    const payload = { undone: operations, notes: check.notes, before: record.snapshot, placed: check.placed };
    await storeMove(work, queue, loaded, check, { to: older, nameAfter: olderNames(operations), payload });
  }
  return { outcome: 'moved', to: move.from, notes: check.notes, reasons: [] };
}

/** The move by which a record came to the version on which it stands. */
async function lastMove(work: Work, { row }: LoadedRecord): Promise<MovedPayload | undefined> {
  const [event] = await work.transaction
    .select({ payload: recordEvents.payload })
    .from(recordEvents)
    .where(
      and(
        eq(recordEvents.record, row.id),
        eq(recordEvents.type, 'moved'),
        sql`${recordEvents.payload} ->> 'definition' = ${row.definition}`,
      ),
    )
    .orderBy(desc(recordEvents.seq))
    .limit(1);
  if (event === undefined) return undefined;
  const payload = await openPayload(await readingKey(work, row), row.id, event.payload);
  // A move of another kind, such as a draft's in development, kept nothing to go back by.
  return 'kept' in payload ? (payload as unknown as MovedPayload) : undefined;
}

const isUntouchedSince = ({ row, snapshot }: LoadedRecord, { revision, after }: MovedPayload): boolean =>
  row.revision === revision && stateHash(snapshot) === after;

/** The record as it was before the move, to the letter: nothing has happened that could be lost. */
function exactly(
  check: Extract<MoveCheck, { ok: true }>,
  { movable }: Loaded,
  { before, entries, made, operations }: MovedPayload,
): Extract<MoveCheck, { ok: true }> {
  const removed = movable.entries
    .filter((row) =>
      made.some((one) => one.step === row.step && one.round === row.round && one.entry === row.entry),
    )
    .map((row) => ({ ...row, step: olderNames(operations)(row.step) }));
  return {
    ...check,
    placed: before,
    decision: { ok: true, events: [], snapshot: before, effects: [], entries, removed },
  };
}
