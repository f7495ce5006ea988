import { type SQL, sql } from 'drizzle-orm';
import { Database, queryRows, type Transaction } from './database.ts';

/** Who acts: a person who signed in, or a named part of the engine such as `receiver`. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'system'; readonly name: string };

/** A person who is not known yet, but by a session; found in the transaction itself, which saves one. */
export interface SessionActor {
  readonly kind: 'session';
  /** SHA-256 of the cookie's token. */
  readonly tokenHash: string;
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** Asked by a page that nobody touches: the session is not used by it, and goes on towards its end. */
  readonly isUnattended?: boolean;
}

/** Thrown by {@link withActor} for a session that has ended, or never was. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** Thrown by {@link withActor} for a session by a hub's link of which the hub has not said lately that it holds. */
export class LinkUnchecked extends Error {
  override readonly name = 'LinkUnchecked';
  readonly link: HubLink;

  constructor(link: HubLink) {
    super('The hub is to be asked whether the link holds.');
    this.link = link;
  }
}

/** A link by which a hub let somebody in: the hub's id, and its own name of the link. */
export interface HubLink {
  readonly hub: string;
  readonly id: string;
}

/** What a person may do, and in which organisation. */
export interface Membership {
  readonly registry: string;
  readonly role: string;
  readonly organisation: { readonly number: string; readonly name: string };
  /** Whose records are the holder's own: a digest of the NISS, for a role that is held for oneself. */
  readonly ownKey?: string;
  /** Held by a hub's link, for this session: `organisation` is the hub, and `ownKey` whose records it opens. */
  readonly isLinked?: boolean;
}

export interface ActorContext {
  readonly actor: Actor;
  /** The database's clock at the start of the transaction, the same for every server. */
  readonly now: Date;
  /** Memberships that hold now; a system actor has none. */
  readonly memberships: readonly Membership[];
  readonly write: Write;
}

/** A statement of which nothing but its going well is awaited, such as an insert by Drizzle. */
export interface Writing {
  execute(): Promise<unknown>;
}

/**
 * Sends a statement without waiting for its answer: the next one follows at once. {@link withActor} waits for all of them
 * at its end; where one has failed, nothing of the transaction is kept and its error is thrown.
 */
export type Write = (statement: Writing) => void;

/** The text by which an actor stands in logs, events and stored answers. */
export function actorName(actor: Actor): string {
  return actor.kind === 'person' ? actor.id : `system:${actor.name}`;
}

/** The subject of `record_access` rows that a role holds: in one organisation, or everywhere. */
export function roleSubject(registry: string, role: string, organisation?: string): string {
  return organisation === undefined ? `role:${registry}:${role}` : `org:${organisation}:${registry}:${role}`;
}

/** The subject that a role held for oneself has at one's own records; with an empty key nobody has it. */
export const ownSubject = (registry: string, role: string, ownKey: string): string =>
  `own:${ownKey}:${registry}:${role}`;

/** The subject that whoever comes by a hub's link has at the records of its patient; with an empty key nobody has it. */
export const linkSubject = (registry: string, role: string, ownKey: string): string =>
  `link:${ownKey}:${registry}:${role}`;

/** Every subject that a membership may stand for; which of them a record names is said by its definition. */
export function subjectsOf({
  registry,
  role,
  organisation,
  ownKey,
  isLinked,
}: Membership): readonly string[] {
  if (isLinked) return [linkSubject(registry, role, ownKey ?? '')];
  return [
    roleSubject(registry, role, organisation.number),
    roleSubject(registry, role),
    ...(ownKey === undefined ? [] : [ownSubject(registry, role, ownKey)]),
  ];
}

/**
 * The only way to a connection: runs `work` in one transaction in which row-level security lets through
 * what the actor may see. The subjects are read from the memberships in the same transaction, so that a
 * withdrawn role ends at once. Settings are local to the transaction: a pooled connection forgets them.
 *
 * A session by a hub's link has the subjects of that link, and no others.
 *
 * @throws SessionEnded where a session is given that does not hold; {@link LinkUnchecked} where its hub must be asked.
 */
export async function withActor<Result, Early = undefined>(
  database: Database,
  actor: Actor | SessionActor,
  work: (transaction: Transaction, context: ActorContext, early: Early | undefined) => Promise<Result>,
  /** What is asked in the actor's name together with the question who that is, instead of after its answer. */
  askEarly?: (transaction: Transaction) => Promise<Early>,
): Promise<Result> {
  const written: Promise<unknown>[] = [];
  let failed: { readonly error: unknown } | undefined;
  const write: Write = (statement) => {
    const writing = statement.execute();
    writing.catch((error: unknown) => {
      failed ??= { error };
    });
    written.push(writing);
  };
  try {
    const result = await Database.transaction(database, async (transaction) => {
      const asked =
        actor.kind === 'system'
          ? becomeSystem(transaction, actor)
          : becomePerson(
              transaction,
              actor.kind === 'person' ? knownPerson(actor.id) : sessionsPerson(actor),
            );
      const early = askEarly?.(transaction);
      early?.catch(() => {});
      return work(transaction, { ...(await asked), write }, await early);
    });
    await Promise.all(written);
    return result;
  } catch (error) {
    // What failed first is why whatever came behind it did.
    throw failed?.error ?? error;
  }
}

/**
 * Runs `work` with the sight of a part of the engine, inside a transaction of somebody else: for what a decision looks
 * at that the asker may not see, such as a linked record. Nothing of it may be answered.
 */
export async function withSightOf<Result>(
  transaction: Transaction,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const subjects = `system:${name}`;
  const [before] = await queryRows<{ subjects: string }>(
    transaction,
    sql`with held as materialized (select current_setting('greffe.subjects', true) as subjects)
      select subjects, set_config('greffe.subjects', array[${subjects}::text]::text, true) from held`,
  );
  // Only where it went well: a failed transaction takes no more commands, and forgets its settings.
  const result = await work();
  await queryRows(transaction, sql`select set_config('greffe.subjects', ${before?.subjects ?? '{}'}, true)`);
  return result;
}

type Known = Omit<ActorContext, 'write'>;

interface ContextRow extends Record<string, unknown> {
  readonly person?: string;
  readonly link?: (HubLink & { readonly isUnchecked: boolean }) | null;
  readonly now: string;
  readonly memberships: readonly Membership[];
}

/** Common table expressions that end in `who`: the person's id and by which link of a hub, or no row. */
const knownPerson = (id: string): SQL =>
  sql`who as materialized (select ${id}::text as id, null::jsonb as link)`;

/** Minutes for which a hub's word that a link holds is believed. */
const linkMinutes = 1;
/** Minutes without a request after which a session by a hub's link ends, where others do not end sooner. */
const linkIdleMinutes = 15;

/** The session is noted as used by the function, once a minute at most: an autosave must not write a row each second. */
const sessionsPerson = ({ tokenHash, idleMinutes, isUnattended = false }: SessionActor): SQL => sql`
  who as materialized (select id, link from greffe_session(${tokenHash}, ${idleMinutes}::int,
    ${linkIdleMinutes}::int, ${linkMinutes}::int, ${isUnattended}::boolean))`;

async function becomePerson(transaction: Transaction, person: SQL): Promise<Known> {
  const rows = await queryRows<ContextRow>(
    transaction,
    sql`with ${person}, held as (
      select h.registry, h.role, h.number, h.name, h.own_key
      from who, greffe_held(who.id) h where who.link is null
    ), linked as (
      select split_part(held, ':', 1) as registry, split_part(held, ':', 2) as role, h.id as number, h.name,
        who.link ->> 'key' as own_key
      from who join hubs h on h.id = who.link ->> 'hub', jsonb_array_elements_text(who.link -> 'roles') as held
    )
    select
      who.id as person,
      who.link,
      set_config('greffe.actor', who.id, true),
      set_config('greffe.subjects', (case when who.link is not null then (
        select coalesce(array_agg('link:' || own_key || ':' || registry || ':' || role), '{}') from linked)
      else (select array_agg('org:' || number || ':' || registry || ':' || role)
          || array_agg(distinct 'role:' || registry || ':' || role) from held)
        || (select array_agg(distinct 'own:' || own_key || ':' || registry || ':' || role)
          from held where own_key is not null)
        || ('person:' || who.id) end)::text, true),
      to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
      coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('registry', registry, 'role', role,
        'organisation', jsonb_build_object('number', number, 'name', name), 'ownKey', own_key))
        order by registry, number, role)
        from held), '[]')
      || coalesce((select jsonb_agg(jsonb_build_object('registry', registry, 'role', role,
        'organisation', jsonb_build_object('number', number, 'name', name), 'ownKey', own_key, 'isLinked', true)
        order by registry, role)
        from linked), '[]') as memberships
      from who`,
  );
  const [row] = rows;
  if (row?.person === undefined) throw new SessionEnded();
  if (row.link?.isUnchecked) throw new LinkUnchecked({ hub: row.link.hub, id: row.link.id });
  return { ...contextOf(rows), actor: { kind: 'person', id: row.person } };
}

async function becomeSystem(
  transaction: Transaction,
  actor: Actor & { readonly kind: 'system' },
): Promise<Known> {
  const subject = actorName(actor);
  const rows = await queryRows<ContextRow>(
    transaction,
    sql`select
      set_config('greffe.actor', ${subject}, true),
      set_config('greffe.subjects', array[${subject}::text]::text, true),
      to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
      '[]'::jsonb as memberships`,
  );
  return { ...contextOf(rows), actor };
}

function contextOf(rows: readonly ContextRow[]): Omit<Known, 'actor'> {
  const row = rows[0];
  if (row === undefined) throw new Error('The database gave no row for the actor.');
  return { now: new Date(row.now), memberships: row.memberships };
}
