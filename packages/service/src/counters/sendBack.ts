import { queryRows, sql } from '@greffe/database';
import type { Bundle, Counter } from '@greffe/definition';
import type { JobQueue } from '../ports.ts';
import { Problem } from '../problems/Problem.ts';
import { followAccess } from '../records/access.ts';
import { decideOn } from '../records/decide.ts';
import { elapsed } from '../records/elapse.ts';
import { loadRecord } from '../records/loadRecord.ts';
import { storeDecision } from '../records/storeDecision.ts';
import type { Work } from '../records/work.ts';
import { counting, givenIn } from './claims.ts';

/**
 * Sends a record without a place back to be corrected: its status changes as by a receiver's wish, its history says which
 * counter it was, and it claims nothing until it is sent again. One that is open already is only told. Answers false
 * where it has a place by now, or claims none any more.
 */
export async function sendBack(
  work: Work,
  queue: JobQueue,
  { bundle, counter }: { readonly bundle: Bundle; readonly counter: Counter },
  id: string,
): Promise<boolean> {
  const found = await loadRecord(work, id, 'change').catch((error: unknown) => {
    // Erased meanwhile: nobody can correct it.
    if (error instanceof Problem && error.kind === 'notFound') return undefined;
    throw error;
  });
  const at = { ...work, now: found?.now ?? work.now };
  if (!(await counting(at, () => refuse(at, bundle.id, counter, id)))) return false;
  if (found === undefined) return true;
  const record = await elapsed(at, queue, found);
  const decision = await decideOn(at, record, { type: 'requestCorrections' });
  if (!decision.ok) return true;
  await storeDecision(at, queue, record, decision, { payload: { counter: counter.id } });
  await followAccess(at, { ...record, snapshot: decision.snapshot });
  return true;
}

/** Takes the claim away where it still waits and still does not fit. */
async function refuse(
  work: Work,
  registry: string,
  { id, limit }: Counter,
  record: string,
): Promise<boolean> {
  const { transaction, now } = work;
  const of = sql`registry = ${registry} and counter = ${id} and record = ${record}::uuid`;
  const [claim] = await queryRows<{ pool: string; weight: number }>(
    transaction,
    sql`select pool, weight from counter_claims where ${of} and given_at is null for update`,
  );
  if (claim === undefined) return false;
  // Room that was freed since the count is for the next night: in its order, not in that of who is asked here.
  if ((await givenIn(work, registry, id, claim.pool, record)) + claim.weight <= limit) return false;
  await queryRows(transaction, sql`delete from counter_claims where ${of}`);
  await queryRows(
    transaction,
    sql`insert into counter_refusals (registry, counter, record, at)
      values (${registry}, ${id}, ${record}::uuid, ${now.toISOString()}::timestamptz)
      on conflict (registry, counter, record) do nothing`,
  );
  return true;
}
