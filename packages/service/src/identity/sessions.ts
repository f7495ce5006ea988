import {
  type Actor,
  type Database,
  queryRows,
  type SessionActor,
  SessionEnded,
  sql,
  withActor,
} from '@greffe/database';
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

/** Who acts by a session's token; whether it holds is seen when the work begins. */
export async function sessionActor(token: string): Promise<SessionActor> {
  return { kind: 'session', tokenHash: await sha256(token), idleMinutes: sessionLimits.idleMinutes };
}

/** The person of a session that is still good, and notes that it was used; undefined for any other token. */
export async function touchSession(database: Database, token: string): Promise<string | undefined> {
  try {
    return await withActor(database, await sessionActor(token), async (_, { actor: found }) =>
      found.kind === 'person' ? found.id : undefined,
    );
  } catch (error) {
    if (error instanceof SessionEnded) return undefined;
    throw error;
  }
}

/** Ends a session; a token that is not known is ignored. */
export async function revokeSession(database: Database, token: string): Promise<void> {
  const hash = await sha256(token);
  await withActor(database, actor, (transaction) =>
    queryRows(transaction, sql`delete from sessions where token_hash = ${hash}`),
  );
}
