import { type Actor, actorName, queryRows, type SessionActor, sql } from '@greffe/database';
import type { OwnSessions } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { endSessions, type SessionLimits } from './sessions.ts';

/** Who asks, as the request says it: by which of the person's sessions. */
type Asker = Actor | SessionActor;

interface SessionRow extends Record<string, unknown> {
  readonly id: string;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  readonly endsAt: string;
  readonly userAgent: string;
  readonly address: string;
  readonly isCurrent: boolean;
}

interface EventRow extends Record<string, unknown> {
  readonly at: string;
  readonly what: OwnSessions['history'][number]['what'];
  readonly userAgent: string;
  readonly address: string;
}

const iso = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const currentHash = (asker: Asker): string => (asker.kind === 'session' ? asker.tokenHash : '');

/** The asker's sessions that hold, last used first, and what became of sessions lately, newest first. */
export async function ownSessions(
  { transaction, actor }: Work,
  asker: Asker,
  { idleMinutes }: SessionLimits,
): Promise<OwnSessions> {
  const person = actorName(actor);
  const sessions = await queryRows<SessionRow>(
    transaction,
    sql`select id, ${iso(sql`created_at`)} as "startedAt", ${iso(sql`last_seen_at`)} as "lastSeenAt",
        ${iso(sql`least(expires_at, last_seen_at + make_interval(mins => ${idleMinutes}))`)} as "endsAt",
        user_agent as "userAgent", address, token_hash = ${currentHash(asker)} as "isCurrent"
      from sessions where person = ${person} and expires_at > now()
        and last_seen_at > now() - make_interval(mins => ${idleMinutes})
      order by token_hash = ${currentHash(asker)} desc, last_seen_at desc, id`,
  );
  const history = await queryRows<EventRow>(
    transaction,
    sql`select ${iso(sql`at`)} as at, what, user_agent as "userAgent", address
      from session_events where person = ${person} order by id desc limit 20`,
  );
  return { sessions: sessions.map((row) => ({ ...row })), history: history.map((row) => ({ ...row })) };
}

/**
 * Ends one of the asker's sessions.
 *
 * @throws Problem 404 for one that is not theirs, or is not there: both answer alike.
 */
export async function endOwnSession({ transaction, actor }: Work, id: string): Promise<void> {
  const ended = await endSessions(
    transaction,
    sql`id = ${id}::uuid and person = ${actorName(actor)}`,
    'ended',
  );
  if (ended === 0) throw new Problem('notFound');
}

/** Ends every session of the asker but the one that asks. */
export async function endOtherSessions({ transaction, actor }: Work, asker: Asker): Promise<void> {
  await endSessions(
    transaction,
    sql`person = ${actorName(actor)} and token_hash <> ${currentHash(asker)}`,
    'ended',
  );
}
