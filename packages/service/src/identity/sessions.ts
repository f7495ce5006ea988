import { type Actor, type Database, queryRows, sql, withActor } from '@greffe/database';
import { base64url, sha256 } from '../support/crypto.ts';

/** Minutes without a request after which a session ends, and hours after which it ends in any case. */
export const sessionLimits = { idleMinutes: 30, absoluteHours: 10 } as const;

const actor: Actor = { kind: 'system', name: 'session' };

export interface NewSession {
  /** Goes into the cookie; the database keeps its hash alone. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Starts a session of a person who has signed in. Ended sessions of that person are removed. */
export async function createSession(database: Database, person: string): Promise<NewSession> {
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await sha256(token);
  return withActor(database, actor, async (transaction, { now }) => {
    await queryRows(
      transaction,
      sql`delete from sessions where person = ${person} and (expires_at <= now()
        or last_seen_at <= now() - make_interval(mins => ${sessionLimits.idleMinutes}))`,
    );
    const expiresAt = new Date(now.getTime() + sessionLimits.absoluteHours * 3_600_000);
    await queryRows(
      transaction,
      sql`insert into sessions (token_hash, person, created_at, last_seen_at, expires_at)
        values (${hash}, ${person}, now(), now(), now() + make_interval(hours => ${sessionLimits.absoluteHours}))`,
    );
    return { token, expiresAt };
  });
}

/** The person of a session that is still good, and notes that it was used; undefined for any other token. */
export async function touchSession(database: Database, token: string): Promise<string | undefined> {
  const hash = await sha256(token);
  return withActor(database, actor, async (transaction) => {
    const rows = await queryRows<{ person: string; is_stale: boolean }>(
      transaction,
      sql`select person, last_seen_at < now() - interval '1 minute' as is_stale from sessions
        where token_hash = ${hash} and expires_at > now()
          and last_seen_at > now() - make_interval(mins => ${sessionLimits.idleMinutes})`,
    );
    const session = rows[0];
    // Noted once a minute at most: an autosave every second must not write a session row each time.
    if (session?.is_stale) {
      await queryRows(transaction, sql`update sessions set last_seen_at = now() where token_hash = ${hash}`);
    }
    return session?.person;
  });
}

/** Ends a session; a token that is not known is ignored. */
export async function revokeSession(database: Database, token: string): Promise<void> {
  const hash = await sha256(token);
  await withActor(database, actor, (transaction) =>
    queryRows(transaction, sql`delete from sessions where token_hash = ${hash}`),
  );
}
