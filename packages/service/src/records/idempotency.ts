import { actorName, and, eq, idempotency, queryRows, sql } from '@greffe/database';
import { Problem } from '../problems/Problem.ts';
import { sha256 } from '../support/crypto.ts';
import type { Work } from './work.ts';

/** An answer as it is stored, to be given again byte for byte. */
export interface StoredAnswer<Body> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}

export interface IdempotentRequest {
  readonly key: string | undefined;
  /** Method, path, `If-Match` and body: what makes it the same request. */
  readonly request: string;
  readonly status: number;
}

/**
 * Does `run` once for a key, in the command's transaction; a repetition gets the stored answer.
 *
 * @throws Problem 400 without a key, 409 while the same key is at work, 422 when it was used for something else.
 */
export async function once<Body>(
  work: Work,
  { key, request, status }: IdempotentRequest,
  run: () => Promise<StoredAnswer<Body>>,
): Promise<StoredAnswer<Body>> {
  if (key === undefined || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('idempotencyKeyMissing');
  const actor = actorName(work.actor);
  const { transaction } = work;
  // Held to the end of the transaction. Without it the insert below would wait instead of answering.
  const [lock] = await queryRows<{ taken: boolean }>(
    transaction,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${actor} ${key}`}, 1)) as taken`,
  );
  if (!lock?.taken) throw new Problem('requestInProgress', { headers: { 'Retry-After': '1' } });
  const requestHash = await sha256(request);
  const [stored] = await transaction
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.actor, actor), eq(idempotency.key, key)));
  if (stored !== undefined) {
    if (stored.requestHash !== requestHash) throw new Problem('idempotencyKeyReused');
    return { body: JSON.parse(stored.body) as Body, headers: stored.headers };
  }
  const answer = await run();
  // A stored answer is a copy of a patient's record: it is kept for as long as a repetition makes sense.
  await queryRows(
    transaction,
    sql`delete from idempotency where actor = ${actor} and created_at < now() - interval '24 hours'`,
  );
  await transaction.insert(idempotency).values({
    actor,
    key,
    requestHash,
    status,
    headers: answer.headers,
    body: JSON.stringify(answer.body),
    createdAt: work.now,
  });
  return answer;
}
