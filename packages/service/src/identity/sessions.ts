import {
  type Actor,
  type Database,
  queryRows,
  type SessionActor,
  sql,
  type Transaction,
  withActor,
} from '@greffe/database';
import { base64url, sha256 } from '../support/crypto.ts';
import { type IssuersSession, issuersDigests } from './issuersSessions.ts';

export interface SessionLimits {
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** Hours after which it ends in any case. */
  readonly absoluteHours: number;
  /** Sessions that one person may have at once; a further one ends the one that was used longest ago. */
  readonly most: number;
}

/** All of them go by the database's clock, which is the same for every server. */
export const sessionLimits: SessionLimits = { idleMinutes: 30, absoluteHours: 10, most: 20 };

const actor: Actor = { kind: 'system', name: 'session' };

/** Where a session is used, as far as the server can tell: for its person to recognise it. */
export interface SessionPlace {
  readonly userAgent?: string | undefined;
  readonly address?: string | undefined;
}

export interface SessionStart {
  readonly place?: SessionPlace;
  /** The token that the browser had before: that session ends, whosever it was. */
  readonly replaces?: string | undefined;
  /** What the issuer wants to see again when its session ends; kept as it is given, so sealed. */
  readonly signOutHint?: string;
  /** How the issuer will name what has ended, when it says so. */
  readonly issuers?: IssuersSession;
  readonly limits?: SessionLimits;
}

export interface NewSession {
  /** Goes into the cookie; the database keeps its hash alone. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Starts a session of a person who has signed in, always under a new token. Throws when the person is not known. */
export async function createSession(
  database: Database,
  person: string,
  { place = {}, replaces, signOutHint, issuers, limits = sessionLimits }: SessionStart = {},
): Promise<NewSession> {
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await sha256(token);
  const before = replaces === undefined ? undefined : await sha256(replaces);
  const named = await issuersDigests(issuers);
  const userAgent = (place.userAgent ?? '').slice(0, 300);
  const address = (place.address ?? '').slice(0, 100);
  return withActor(database, actor, async (transaction, { now }) => {
    if (before !== undefined) await endSessions(transaction, sql`token_hash = ${before}`, 'replaced');
    await clearEnded(transaction, person, limits);
    await noteNewSession(
      transaction,
      sql`insert into sessions (token_hash, person, created_at, last_seen_at, expires_at, user_agent, address, sign_out_hint,
          issuer_subject, issuer_session)
        values (${hash}, ${person}, now(), now(), now() + make_interval(hours => ${limits.absoluteHours}),
          ${userAgent}, ${address}, ${signOutHint ?? null}, ${named.subject}, ${named.session})`,
    );
    return { token, expiresAt: new Date(now.getTime() + limits.absoluteHours * 3_600_000) };
  });
}

/** Inserts a session by this statement, and notes that its person has signed in. */
export async function noteNewSession(
  transaction: Transaction,
  insertion: ReturnType<typeof sql>,
): Promise<void> {
  await queryRows(
    transaction,
    sql`with made as (${insertion} returning *)
      insert into session_events (person, session, what, user_agent, address)
      select person, id, 'signedIn', user_agent, address from made`,
  );
}

/** Those of a person that time has ended leave no trace; those beyond the limit are ended, least used first. */
export async function clearEnded(
  transaction: Transaction,
  person: string,
  limits: SessionLimits,
): Promise<void> {
  await queryRows(
    transaction,
    sql`delete from sessions where person = ${person} and (expires_at <= now()
      or last_seen_at <= now() - make_interval(mins => ${limits.idleMinutes}))`,
  );
  await endSessions(
    transaction,
    sql`token_hash in (select token_hash from sessions where person = ${person}
      order by last_seen_at desc, id offset ${limits.most - 1})`,
    'surplus',
  );
}

/** How a session ended: its person signed out of it, ended it from another, signed in anew, had too many; its link ended. */
export type SessionEnd = 'replaced' | 'signedOut' | 'ended' | 'surplus' | 'linkEnded' | 'issuerEnded';

/** Ends the sessions that a condition on the table names, and notes it. Answers how many there were. */
export async function endSessions(
  transaction: Transaction,
  condition: ReturnType<typeof sql>,
  how: SessionEnd,
): Promise<number> {
  // Counted from what is gone: who ends a session may not read what is noted of it.
  const [row] = await queryRows<{ count: number }>(
    transaction,
    sql`with gone as (delete from sessions where ${condition} returning *),
      noted as (insert into session_events (person, session, what, user_agent, address)
        select person, id, ${how}, user_agent, address from gone)
      select count(*)::int as count from gone`,
  );
  return row?.count ?? 0;
}

/** Who acts by a session's token; whether it holds is seen when the work begins. */
export async function sessionActor(
  token: string,
  { idleMinutes }: Pick<SessionLimits, 'idleMinutes'> = sessionLimits,
): Promise<SessionActor> {
  return { kind: 'session', tokenHash: await sha256(token), idleMinutes };
}

/**
 * Ends a session, or all of its person's when it still holds itself; a token that is not known is ignored. Answers the
 * hint that the session was started with.
 */
export async function revokeSession(
  database: Database,
  token: string,
  { isEverywhere = false, limits = sessionLimits }: { isEverywhere?: boolean; limits?: SessionLimits } = {},
): Promise<string | undefined> {
  const hash = await sha256(token);
  return withActor(database, actor, async (transaction) => {
    const [session] = await queryRows<{ person: string; hint: string | null; holds: boolean }>(
      transaction,
      sql`select person, sign_out_hint as hint, expires_at > now()
          and last_seen_at > now() - make_interval(mins => ${limits.idleMinutes}) as holds
        from sessions where token_hash = ${hash} for update`,
    );
    if (session === undefined) return undefined;
    const others = isEverywhere && session.holds;
    await endSessions(
      transaction,
      others ? sql`person = ${session.person}` : sql`token_hash = ${hash}`,
      'signedOut',
    );
    return session.hint ?? undefined;
  });
}
