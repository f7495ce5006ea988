import { actorName, and, type Database, eq, idempotency, queryRows, sql, withActor } from '@greffe/database';
import { Problem } from '../problems/Problem.ts';
import { sha256 } from '../support/crypto.ts';
import { together } from '../support/together.ts';
import { logAccess } from './accessLog.ts';
import type { Work } from './work.ts';

/** An answer as it is stored, to be given again byte for byte. */
export interface StoredAnswer<Body> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}

export interface IdempotentRequest<Body = unknown> {
  readonly key: string | undefined;
  /** Method, path, `If-Match` and body: what makes it the same request. */
  readonly request: string;
  readonly status: number;
  /** The record that an answer shows: given again, it is read again. */
  readonly shows?: (body: Body) => string;
}

/**
 * Does `run` once for a key, in the command's transaction; a repetition gets the stored answer.
 *
 * @throws Problem 400 without a key, 409 while the same key is at work, 422 when it was used for something else.
 */
export async function once<Body>(
  work: Work,
  { key, request, status, shows }: IdempotentRequest<Body>,
  run: () => Promise<StoredAnswer<Body>>,
): Promise<StoredAnswer<Body>> {
  const actor = actorName(work.actor);
  const { transaction } = work;
  if (!isKey(key)) throw new Problem('idempotencyKeyMissing');
  // Held to the end of the transaction. Without it the insert below would wait instead of answering.
  const [[lock], found] = await together(
    queryRows<{ taken: boolean }>(
      transaction,
      sql`select pg_try_advisory_xact_lock(hashtextextended(${`${actor} ${key}`}, 1)) as taken`,
    ),
    readStored(work, key),
  );
  if (!lock?.taken) throw new Problem('requestInProgress', { headers: { 'Retry-After': '1' } });
  const stored = await sameRequest<Body>(found, request);
  if (stored !== undefined) {
    if (shows !== undefined) await logAccess(work, { what: 'read', records: [shows(stored.body)] });
    return stored;
  }
  const requestHash = await sha256(request);
  const answer = await run();
  work.write(
    transaction.insert(idempotency).values({
      actor,
      key,
      requestHash,
      status,
      headers: answer.headers,
      body: JSON.stringify(answer.body),
      createdAt: work.now,
    }),
  );
  return answer;
}

const isKey = (key: string | undefined): key is string =>
  key !== undefined && /^[\x21-\x7e]{1,200}$/.test(key);

/**
 * The answer that a key was given before, for a command whose work begins outside its transaction.
 *
 * @throws Problem 400 without a key, 422 when it was used for something else.
 */
export async function storedAnswer<Body>(
  work: Asking,
  { key, request }: Pick<IdempotentRequest, 'key' | 'request'>,
): Promise<StoredAnswer<Body> | undefined> {
  if (!isKey(key)) throw new Problem('idempotencyKeyMissing');
  return sameRequest(await readStored(work, key), request);
}

type Asking = Pick<Work, 'transaction' | 'actor'>;
type StoredRow = typeof idempotency.$inferSelect;

async function readStored({ transaction, actor }: Asking, key: string): Promise<StoredRow | undefined> {
  const [stored] = await transaction
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.actor, actorName(actor)), eq(idempotency.key, key)));
  return stored;
}

async function sameRequest<Body>(
  stored: StoredRow | undefined,
  request: string,
): Promise<StoredAnswer<Body> | undefined> {
  if (stored === undefined) return undefined;
  if (stored.requestHash !== (await sha256(request))) throw new Problem('idempotencyKeyReused');
  return { body: JSON.parse(stored.body) as Body, headers: stored.headers };
}

/**
 * Clears away the stored answers of everybody that are older than a day: copies of patients' records, kept for as long
 * as a repetition makes sense. Answers how many there were.
 */
export function forgetOldAnswers(database: Database): Promise<number> {
  return withActor(database, { kind: 'system', name: 'cleaner' }, async (transaction) => {
    // Without a condition: which rows these are is decided by the policy, the cleaner may read none.
    const [row] = await queryRows<{ count: number }>(
      transaction,
      sql`with gone as (delete from idempotency returning 1) select count(*)::int as count from gone`,
    );
    return row?.count ?? 0;
  });
}
