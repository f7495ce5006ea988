import { asc, eq, persons, recordEffects, recordEvents, sql } from '@greffe/database';
import type { StepProjection } from '@greffe/workflow';
import { z } from '@hono/zod-openapi';
import { type HistoryEntry, historyEntry, historyType } from '../api/index.ts';
import { readingKey } from '../keys/dataKey.ts';
import { openValue } from '../keys/eventValues.ts';
import { together } from '../support/together.ts';
import { type NamesMoved, nameNow } from '../versions/stepNames.ts';
import type { LoadedRecord } from './loadRecord.ts';
import type { Work } from './work.ts';

/** What the history shows of an event besides when, what and who: known members alone, whatever it holds. */
const shown = historyEntry
  .pick({ entry: true, outcome: true, cause: true, causeEntry: true, reason: true, text: true, until: true })
  .partial()
  .catch({});
/** Steps of a new round; those of `applied` are a table of answers, which is the engine's own affair. */
const listed = z
  .object({ steps: z.array(z.string()) })
  .partial()
  .catch({});

/** What happened to a record, oldest first, with the messages that left. Data stand with the steps, not here. */
export async function readHistory(
  work: Work,
  { row }: Pick<LoadedRecord, 'row'>,
  projections: readonly StepProjection[],
): Promise<HistoryEntry[]> {
  const readable = new Set(projections.filter(({ isReadable }) => isReadable).map(({ id }) => id));
  const [written, messages] = await together(
    work.transaction
      .select({
        at: recordEvents.at,
        type: recordEvents.type,
        step: recordEvents.step,
        event: sql<unknown>`${recordEvents.payload} -> 'event'`,
        operations: sql<unknown>`${recordEvents.payload} -> 'operations'`,
        undone: sql<unknown>`${recordEvents.payload} -> 'undone'`,
        isSystem: recordEvents.isSystem,
        givenName: persons.givenName,
        familyName: persons.familyName,
      })
      .from(recordEvents)
      .leftJoin(persons, eq(persons.id, recordEvents.actor))
      .where(eq(recordEvents.record, row.id))
      .orderBy(asc(recordEvents.seq)),
    work.transaction
      .select()
      .from(recordEffects)
      .where(eq(recordEffects.record, row.id))
      .orderBy(recordEffects.createdAt, recordEffects.key),
  );
  const key = await readingKey(work, row);
  const lines = await Promise.all(
    written.map(async (line) => ({ ...line, event: await openValue(key, row.id, line.event) })),
  );
  const rounds = new Map<string, number>();
  const moves = lines.filter(({ type: moved }) => moved === 'moved');
  const events = lines.flatMap((found, index): HistoryEntry[] => {
    // A step is shown under the name that it has now, whatever it was called at the time.
    const later = moves.filter((move) => lines.indexOf(move) > index);
    const line = { ...found, step: found.step === null ? null : nameNow(found.step, later) };
    const type = historyType.safeParse(line.type);
    if (!type.success) return [];
    const details = shown.parse(line.event ?? {});
    const steps = listed.parse(line.event ?? {}).steps?.map((step) => nameNow(step, later));
    for (const step of type.data === 'roundStarted' ? (steps ?? []) : [])
      rounds.set(step, (rounds.get(step) ?? 1) + 1);
    const isReadable = line.step === null || readable.has(line.step);
    const round = line.step === null ? undefined : rounds.get(line.step);
    return [
      {
        at: line.at.toISOString(),
        type: type.data,
        ...(line.step === null ? {} : { step: line.step }),
        ...(isReadable ? details : { ...(details.entry === undefined ? {} : { entry: details.entry }) }),
        ...(round === undefined ? {} : { round }),
        ...(steps === undefined ? {} : { steps }),
        by: line.isSystem ? null : { name: `${line.givenName ?? ''} ${line.familyName ?? ''}`.trim() },
      },
    ];
  });
  return [...events, ...messageLines(messages, readable, moves)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}

function messageLines(
  rows: readonly (typeof recordEffects.$inferSelect)[],
  readable: ReadonlySet<string>,
  moves: readonly NamesMoved[],
): HistoryEntry[] {
  return rows.flatMap(({ type, message, recipients, entry, round, createdAt, ...row }): HistoryEntry[] => {
    const step = nameNow(
      row.step,
      moves.filter(({ at }) => at > createdAt),
    );
    if (type !== 'message' || message === null || !readable.has(step)) return [];
    return [
      {
        at: createdAt.toISOString(),
        type: 'message',
        step,
        ...(entry === '' ? {} : { entry }),
        ...(round === 1 ? {} : { round }),
        message,
        to: recipients,
        by: null,
      },
    ];
  });
}
