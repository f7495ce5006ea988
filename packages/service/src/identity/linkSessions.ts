import { type Actor, type Database, type HubLink, queryRows, sql, withActor } from '@greffe/database';
import type { Language } from '../api/index.ts';
import { base64url, sha256 } from '../support/crypto.ts';
import { useSignIn } from './identities.ts';
import {
  clearEnded,
  endSessions,
  type NewSession,
  noteNewSession,
  type SessionPlace,
  sessionLimits,
} from './sessions.ts';

/** Minutes after which a session by a hub's link ends in any case: it is opened anew at the hub. */
export const linkSessionMinutes = 60;

const actor: Actor = { kind: 'system', name: 'session' };

/** What a hub vouches for, once it is certain that the hub said so. */
export interface VouchedLink {
  readonly hub: { readonly id: string; readonly name: string };
  /** The hub's own name of the link, used once. */
  readonly id: string;
  readonly physician: {
    readonly number: string;
    readonly givenName: string;
    readonly familyName: string;
  };
  /** National register or BIS number of the patient; eleven digits. */
  readonly niss: string;
  /** When the therapeutic link ends. */
  readonly until: Date;
}

export interface LinkSessionStart {
  /** Registries that the hub opens; `*` is each one that has a role for links. */
  readonly registries: readonly string[];
  /** Whether the hub is asked, while the session lasts, if the link still holds. */
  readonly isAsked?: boolean;
  readonly language?: Language;
  readonly place?: SessionPlace;
  /** The token that the browser had before: that session ends, whosever it was. */
  readonly replaces?: string | undefined;
}

/**
 * Starts the session of a physician whom a hub vouches for: he holds the roles that these registries give to a link, at
 * the records of that patient, and none of those that he may have here himself. Undefined for a link that was used, has
 * ended, or opens nothing.
 */
export async function createLinkSession(
  database: Database,
  { hub, id, physician, niss, until }: VouchedLink,
  { registries, isAsked = false, language = 'fr', place = {}, replaces }: LinkSessionStart,
): Promise<NewSession | undefined> {
  if (!(await useSignIn(database, `link ${hub.id} ${id}`))) return undefined;
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await sha256(token);
  const before = replaces === undefined ? undefined : await sha256(replaces);
  const person = `hub:${hub.id}:${physician.number}`;
  return withActor(database, actor, async (transaction, { now }) => {
    const roles = await queryRows<{ held: string }>(
      transaction,
      sql`select d.registry || ':' || (role ->> 'id') as held
        from definitions d, jsonb_array_elements(d.bundle::jsonb -> 'roles') as role
        where d.in_force and role ->> 'scope' = 'link'
          and ${JSON.stringify(registries)}::jsonb ?| array[d.registry, '*']`,
    );
    if (roles.length === 0 || until <= now) return undefined;
    if (before !== undefined) await endSessions(transaction, sql`token_hash = ${before}`, 'replaced');
    await queryRows(
      transaction,
      sql`insert into hubs (id, name) values (${hub.id}, ${hub.name})
        on conflict (id) do update set name = excluded.name where hubs.name <> excluded.name`,
    );
    await queryRows(
      transaction,
      sql`insert into persons (id, given_name, family_name, number, language)
        values (${person}, ${physician.givenName}, ${physician.familyName}, ${physician.number}, ${language})
        on conflict (id) do update set given_name = excluded.given_name, family_name = excluded.family_name`,
    );
    await clearEnded(transaction, person, sessionLimits);
    const expiresAt = new Date(Math.min(until.getTime(), now.getTime() + linkSessionMinutes * 60_000));
    await noteNewSession(
      transaction,
      sql`insert into sessions (token_hash, person, created_at, last_seen_at, expires_at, user_agent, address,
          link_hub, link_id, link_key, link_roles, link_until, link_checked_at)
        values (${hash}, ${person}, now(), now(), ${expiresAt.toISOString()}::timestamptz,
          ${(place.userAgent ?? '').slice(0, 300)}, ${(place.address ?? '').slice(0, 100)},
          ${hub.id}, ${id}, greffe_own_key(${niss}),
          array(select jsonb_array_elements_text(${JSON.stringify(roles.map(({ held }) => held))}::jsonb)),
          ${until.toISOString()}::timestamptz, case when ${isAsked}::boolean then now() end)`,
    );
    return { token, expiresAt };
  });
}

/** Ends every session by a link that holds no more. */
export async function endLink(database: Database, { hub, id }: HubLink): Promise<void> {
  await withActor(database, actor, (transaction) =>
    endSessions(transaction, sql`link_hub = ${hub} and link_id = ${id}`, 'linkEnded'),
  );
}

/** Notes that a link's hub has just said that it holds. */
export async function confirmLink(database: Database, { hub, id }: HubLink): Promise<void> {
  await withActor(database, actor, (transaction) =>
    queryRows(
      transaction,
      sql`update sessions set link_checked_at = now() where link_hub = ${hub} and link_id = ${id}`,
    ),
  );
}
