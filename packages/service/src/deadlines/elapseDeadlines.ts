import { and, asc, lte, records, sql } from '@greffe/database';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import { type Ports, silentLogger } from '../ports.ts';
import { clockActor, elapseRecord } from '../records/elapse.ts';

export type DeadlinePorts = Pick<
  Ports,
  'database' | 'queue' | 'recordKeys' | 'clock' | 'logger' | 'createSchemaValidator'
>;

/** Records looked for at a time. */
const batch = 200;
/** Milliseconds after which a record that could not go on is looked at again: doubled each time, up to the longest. */
const patience = { first: 1_000, longest: 900_000 };

/**
 * Makes the function that applies every deadline that has passed: windows that end, entries that open or are missed,
 * reminders. Each record in a transaction of its own; several servers may do it at once. Answers how many records it
 * changed.
 */
export function createDeadlines(ports: DeadlinePorts): (now?: Date) => Promise<number> {
  const { queue, logger = silentLogger } = ports;
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  /** Records that could not go on, how long they rest, and until when by the process's own clock. */
  const resting = new Map<string, { readonly delay: number; readonly until: number }>();
  const rests = (id: string) => (resting.get(id)?.until ?? 0) > performance.now();
  const rest = (id: string) => {
    const delay = Math.min((resting.get(id)?.delay ?? patience.first / 2) * 2, patience.longest);
    resting.set(id, { delay, until: performance.now() + delay });
  };
  return async (given) => {
    let changed = 0;
    let after: readonly [string, string] | undefined;
    for (;;) {
      const { due, now } = await runAs(clockActor, async (work) => {
        const until = given ?? work.now;
        return {
          now: until,
          due: await work.transaction
            .select({ id: records.id, deadline: sql<string>`${records.nextDeadline}::text` })
            .from(records)
            .where(
              and(
                lte(records.nextDeadline, until),
                after &&
                  sql`(${records.nextDeadline}, ${records.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
              ),
            )
            .orderBy(asc(records.nextDeadline), asc(records.id))
            .limit(batch),
        };
      });
      for (const { id } of due) {
        if (rests(id)) continue;
        try {
          if (await runAs(clockActor, (work) => elapseRecord(work, queue, id, now))) changed += 1;
          resting.delete(id);
        } catch (error) {
          // One record that cannot go on keeps no other from doing so; messages may quote data.
          rest(id);
          logger.error({
            event: 'deadlineFailed',
            record: id,
            error: error instanceof Error ? error.name : 'unknown',
          });
        }
      }
      const last = due.at(-1);
      if (last === undefined || due.length < batch) return changed;
      after = [last.deadline, last.id];
    }
  };
}

/** Applies every deadline that has passed, once; see {@link createDeadlines}. `now`: by default, the ports' clock. */
export function elapseDeadlines(ports: DeadlinePorts, now?: Date): Promise<number> {
  return createDeadlines(ports)(now);
}

export interface DeadlineOptions extends DeadlinePorts {
  /** Milliseconds between two looks (1 000). */
  readonly interval?: number;
}

/** Applies deadlines as they pass, until the returned function is called; it resolves when the last look has ended. */
export function startDeadlines(options: DeadlineOptions): () => Promise<void> {
  const { interval = 1_000, logger = silentLogger } = options;
  const elapse = createDeadlines(options);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    try {
      await elapse();
    } catch (error) {
      // The database is gone for a moment: what is due waits in its rows.
      logger.error({ event: 'deadlinesFailed', error: error instanceof Error ? error.name : 'unknown' });
    }
    if (!isStopped) timer = setTimeout(start, interval);
  };
  let running = look();
  function start() {
    running = look();
  }
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
