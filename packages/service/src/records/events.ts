import { eq, recordEvents, records, type Transaction } from '@greffe/database';
import { contentHash } from '@greffe/definition';
import { type Keyed, writingKey } from '../keys/dataKey.ts';
import { sealPayload } from '../keys/eventValues.ts';
import type { Work } from './work.ts';

/** One line of a record's history before it has its place in the chain. */
export interface NewEvent {
  readonly type: string;
  readonly step?: string;
  readonly at: Date;
  readonly actor: string;
  readonly isSystem: boolean;
  /** What the decision looked at and what it changed, so that a replay gives the same answer. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Length and last hash of a record's chain. */
export interface ChainEnd {
  readonly eventCount: number;
  readonly eventHead: string;
}

/**
 * Appends events to a record's chain, what they hold of a patient sealed, and answers its new end; the record's row must
 * be locked.
 *
 * @throws MasterKeyMissing
 */
export async function appendEvents(
  work: Work,
  row: ChainEnd & Keyed,
  events: readonly NewEvent[],
): Promise<ChainEnd> {
  let { eventCount, eventHead } = row;
  if (events.length === 0) return { eventCount, eventHead };
  const key = await writingKey(work, row);
  const sealed = await Promise.all(events.map(({ payload }) => sealPayload(key, row.id, payload)));
  const lines = events.map((event, index) => {
    const line = chained({ eventCount, eventHead }, row.id, { ...event, payload: sealed[index] ?? {} });
    eventCount = line.seq;
    eventHead = line.hash;
    return line;
  });
  work.write(work.transaction.insert(recordEvents).values(lines));
  return { eventCount, eventHead };
}

/** An event in its place, with its hash. */
export function chained({ eventCount, eventHead }: ChainEnd, record: string, event: NewEvent) {
  const line = { record, ...event, step: event.step ?? null, seq: eventCount + 1, prevHash: eventHead };
  return { ...line, hash: eventHash(line) };
}

type EventRow = typeof recordEvents.$inferSelect;
type HashedLine = Omit<EventRow, 'hash' | 'id'>;

function eventHash({ at, ...line }: HashedLine): string {
  return contentHash({ ...line, at: at.toISOString() });
}

/** Where a record's history is not what was written. */
export interface ChainFault {
  readonly record: string;
  readonly seq: number;
  readonly fault: 'missing' | 'changed' | 'cutTail';
}

/**
 * Verifies a record's chain: every event is there, none was changed, and the end is the one that the record
 * knows, so that a tail that was cut off shows. `undefined` when all is well.
 */
export async function verifyChain(transaction: Transaction, record: string): Promise<ChainFault | undefined> {
  const [row] = await transaction
    .select({ eventCount: records.eventCount, eventHead: records.eventHead })
    .from(records)
    .where(eq(records.id, record));
  if (row === undefined) return { record, seq: 0, fault: 'missing' };
  const lines = await transaction
    .select()
    .from(recordEvents)
    .where(eq(recordEvents.record, record))
    .orderBy(recordEvents.seq);
  return chainFault(record, row, lines);
}

/** The same with what is read already: the chain's end as the record knows it, and its events in their order. */
export function chainFault(
  record: string,
  end: ChainEnd,
  lines: readonly EventRow[],
): ChainFault | undefined {
  let previous = '';
  for (const [index, { hash, id: _, ...line }] of lines.entries()) {
    const seq = index + 1;
    if (line.seq !== seq) return { record, seq, fault: 'missing' };
    if (line.prevHash !== previous || eventHash(line) !== hash) return { record, seq, fault: 'changed' };
    previous = hash;
  }
  if (lines.length !== end.eventCount || previous !== end.eventHead) {
    return { record, seq: end.eventCount, fault: 'cutTail' };
  }
  return undefined;
}
