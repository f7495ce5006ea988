import {
  actorName,
  eq,
  isUniqueViolation,
  memberships,
  organisations,
  queryRows,
  sql,
} from '@greffe/database';
import type { GrantView, NewGrant } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { type GrantPlace, placesFor } from './authority.ts';
import { type Authority, authorityOf, isForOneself } from './ground.ts';
import { readGrant } from './list.ts';
import { type Issuer, patientOfGrant, personOfGrant } from './people.ts';

/**
 * Gives somebody a role in an organisation.
 *
 * @throws Problem 403 for a role that the asker may not give there (or that does not exist), 409 for his own access and
 * for what the person has already at that time, 422 for days that are past or crossed and for a person who is not known.
 */
export async function grant(work: Work, order: NewGrant, issuer: Issuer): Promise<GrantView> {
  const authority = await authorityOf(work);
  const places = placesFor(authority.places, order);
  if (places.length === 0 || !(await isOrganisation(work, order.organisation))) {
    throw new Problem('mayNotGrant');
  }
  const span = await spanOf(work, order);
  await demandWithin(work, places, order, span);
  const bundle = authority.bundles.find(({ id }) => id === order.registry);
  const person = isForOneself(bundle, order.role)
    ? await patientOfGrant(work, authority, order.person, issuer)
    : await personOfGrant(work, authority, order.person, issuer);
  if (person === actorName(work.actor)) throw new Problem('ownAccess');
  await demandAbsent(work, order, person);
  const { registry, role, organisation, standsInFor } = order;
  try {
    const [made] = await work.transaction
      .insert(memberships)
      .values({
        person,
        registry,
        role,
        organisation,
        grantedBy: actorName(work.actor),
        ...(span.from === null ? {} : { validFrom: new Date(span.from) }),
        validTo: span.to === null ? null : new Date(span.to),
        standsInFor: standsInFor ?? null,
      })
      .returning({ id: memberships.id });
    return readGrant(work, made?.id ?? 0, authority);
  } catch (error) {
    if (isUniqueViolation(error, 'memberships_once_at_a_time')) throw new Problem('alreadyGranted');
    throw error;
  }
}

async function isOrganisation({ transaction }: Work, number: string): Promise<boolean> {
  const rows = await transaction.select().from(organisations).where(eq(organisations.number, number));
  return rows.length > 0;
}

interface Span {
  /** Null: from now on. */
  readonly from: string | null;
  /** Null: until it is ended. The moment after the last day, in Brussels. */
  readonly to: string | null;
}

/** Days as moments of the database's clock, by which access goes, whatever the simulated one says. */
async function spanOf({ transaction }: Work, { from, to }: NewGrant): Promise<Span> {
  const [span] = await queryRows<{ from: string | null; to: string | null; today: string }>(
    transaction,
    sql`with days as (select (now() at time zone 'Europe/Brussels')::date as today, ${from ?? null}::date as first,
        ${to ?? null}::date as last)
      select to_char(today, 'YYYY-MM-DD') as today,
        case when first > today then to_jsonb(first::timestamp at time zone 'Europe/Brussels') #>> '{}' end as from,
        to_jsonb((last + 1)::timestamp at time zone 'Europe/Brussels') #>> '{}' as to from days`,
  );
  if (span === undefined) throw new Error('The database gave no day.');
  if (from !== undefined && from < span.today) throw dayFault('/from', 'dayPast');
  if (to !== undefined && to < span.today) throw dayFault('/to', 'dayPast');
  if (from !== undefined && to !== undefined && to < from) throw dayFault('/to', 'daysCrossed');
  return span;
}

const dayFault = (pointer: string, code: string): Problem =>
  new Problem('invalidData', { errors: [{ pointer, code }] });

/** Who has a role for a time hands it on for that time at most: a back-up names no coordinator for good. */
async function demandWithin(
  { transaction, actor }: Work,
  places: readonly GrantPlace[],
  { registry, role, organisation }: NewGrant,
  { to }: Span,
): Promise<void> {
  if (places.some(({ by }) => by !== role)) return;
  const [own] = await queryRows<{ isWithin: boolean }>(
    transaction,
    sql`select coalesce(bool_or(valid_to is null or valid_to >= ${to}::timestamptz), false) as "isWithin"
      from memberships where person = ${actorName(actor)} and registry = ${registry} and role = ${role}
        and (organisation = ${organisation} or ${places.some((place) => place.organisation === undefined)})
        and valid_from <= now() and (valid_to is null or valid_to > now())`,
  );
  if (own?.isWithin !== true) throw dayFault('/to', 'beyondOwn');
}

/** Whoever stands in has a last day, and does so for another holder of the role in that organisation. */
async function demandAbsent(
  { transaction }: Work,
  { registry, role, organisation, standsInFor, to }: NewGrant,
  person: string,
): Promise<void> {
  if (standsInFor === undefined) return;
  if (to === undefined) throw dayFault('/to', 'required');
  const held = await queryRows(
    transaction,
    sql`select 1 from memberships m where m.person = ${standsInFor} and m.registry = ${registry}
      and m.role = ${role} and m.organisation = ${organisation} and m.valid_from <= now()
      and (m.valid_to is null or m.valid_to > now()) and m.person <> ${person} limit 1`,
  );
  if (held.length === 0) throw dayFault('/standsInFor', 'notHeld');
}

async function changeable(work: Work, id: number): Promise<{ authority: Authority; grant: GrantView }> {
  const authority = await authorityOf(work);
  // Held from here on: of two who end it at once, the second finds it ended.
  await queryRows(work.transaction, sql`select 1 from memberships where id = ${id} for update`);
  const found = await readGrant(work, id, authority);
  if (found.isOwn) throw new Problem('ownAccess');
  if (found.state === 'ended' || found.state === 'lapsed') throw new Problem('accessEnded');
  return { authority, grant: found };
}

/**
 * Withdraws a role: with the person's next request it is gone, whatever page stands open.
 *
 * @throws Problem 404 for a membership that the asker may not end, 409 for his own and for one that has ended.
 */
export async function endGrant(work: Work, id: number, reason: string): Promise<GrantView> {
  const words = reason.trim();
  const { authority } = await changeable(work, id);
  if (words === '') throw new Problem('invalidData', { errors: [{ pointer: '/reason', code: 'required' }] });
  const ended = await queryRows(
    work.transaction,
    sql`update memberships set ended_by = ${actorName(work.actor)}, ended_at = now(), end_reason = ${words},
        valid_to = greatest(valid_from, date_trunc('milliseconds', now()))
      where id = ${id} and ended_at is null returning id`,
  );
  if (ended.length === 0) throw new Problem('accessEnded');
  return readGrant(work, id, authority);
}

/** Says that a membership is still needed, for another year. @throws Problem as {@link endGrant}; 403 for who may only end it. */
export async function confirmGrant(work: Work, id: number): Promise<GrantView> {
  const { authority, grant: found } = await changeable(work, id);
  const wanted = { registry: found.registry, role: found.role, organisation: found.organisation.number };
  if (placesFor(authority.places, wanted).length === 0) throw new Problem('mayNotGrant');
  if (!found.isDue) return found;
  await queryRows(
    work.transaction,
    sql`update memberships set review_by = date_trunc('milliseconds', now()) + interval '1 year' where id = ${id}`,
  );
  return readGrant(work, id, authority);
}
