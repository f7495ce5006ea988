import { sql } from 'drizzle-orm';
import { Database, queryRows, type Transaction } from './database.ts';

/** Who acts: a person who signed in, or a named part of the engine such as `receiver`. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'system'; readonly name: string };

/** What a person may do, and in which organisation. */
export interface Membership {
  readonly registry: string;
  readonly role: string;
  readonly organisation: { readonly number: string; readonly name: string };
}

export interface ActorContext {
  /** The database's clock at the start of the transaction, the same for every server. */
  readonly now: Date;
  /** Memberships that hold now; a system actor has none. */
  readonly memberships: readonly Membership[];
}

/** The text by which an actor stands in logs, events and stored answers. */
export function actorName(actor: Actor): string {
  return actor.kind === 'person' ? actor.id : `system:${actor.name}`;
}

/** The subject of `record_access` rows that a role of an organisation holds. */
export function roleSubject(organisation: string, registry: string, role: string): string {
  return `org:${organisation}:${registry}:${role}`;
}

/**
 * The only way to a connection: runs `work` in one transaction in which row-level security lets through
 * what the actor may see. The subjects are read from the memberships in the same transaction, so that a
 * withdrawn role ends at once. Settings are local to the transaction: a pooled connection forgets them.
 */
export function withActor<Result>(
  database: Database,
  actor: Actor,
  work: (transaction: Transaction, context: ActorContext) => Promise<Result>,
): Promise<Result> {
  return Database.transaction(database, async (transaction) => {
    const context =
      actor.kind === 'person' ? becomePerson(transaction, actor.id) : becomeSystem(transaction, actor);
    return work(transaction, await context);
  });
}

interface ContextRow extends Record<string, unknown> {
  readonly now: string;
  readonly memberships: readonly Membership[];
}

async function becomePerson(transaction: Transaction, person: string): Promise<ActorContext> {
  const rows = await queryRows<ContextRow>(
    transaction,
    sql`with held as (
      select m.registry, m.role, m.organisation as number, o.name
      from memberships m join organisations o on o.number = m.organisation
      where m.person = ${person} and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
    )
    select
      set_config('greffe.actor', ${person}, true),
      set_config('greffe.subjects', (
        coalesce((select jsonb_agg('org:' || number || ':' || registry || ':' || role) from held), '[]')
        || jsonb_build_array('person:' || ${person}::text))::text, true),
      to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
      coalesce((select jsonb_agg(jsonb_build_object('registry', registry, 'role', role,
        'organisation', jsonb_build_object('number', number, 'name', name)) order by registry, number, role)
        from held), '[]') as memberships`,
  );
  return contextOf(rows);
}

async function becomeSystem(
  transaction: Transaction,
  actor: Actor & { readonly kind: 'system' },
): Promise<ActorContext> {
  const subject = actorName(actor);
  const rows = await queryRows<ContextRow>(
    transaction,
    sql`select
      set_config('greffe.actor', ${subject}, true),
      set_config('greffe.subjects', jsonb_build_array(${subject}::text)::text, true),
      to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
      '[]'::jsonb as memberships`,
  );
  return contextOf(rows);
}

function contextOf(rows: readonly ContextRow[]): ActorContext {
  const row = rows[0];
  if (row === undefined) throw new Error('The database gave no row for the actor.');
  return { now: new Date(row.now), memberships: row.memberships };
}
