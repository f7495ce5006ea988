import { queryRows, type SQL, sql } from '@greffe/database';
import type { GrantView } from '../api/index.ts';
import type { Work } from '../records/work.ts';
import { placesFor, type Sight } from './authority.ts';
import type { Authority } from './ground.ts';
import { textsIn } from './texts.ts';

/** Days before a membership's review within which it is asked for. */
export const reviewNotice = 30;

/** Of a membership `m`: it is held now, or from a day to come. */
export const heldSql: SQL = sql`(m.valid_to is null or m.valid_to > greatest(now(), m.valid_from))
  and (m.review_by is null or m.review_by > now())`;

/** Of a membership `m`: somebody must confirm it soon, or it lapses. */
export const dueSql: SQL = sql`${heldSql} and m.valid_from <= now()
  and m.review_by < now() + make_interval(days => ${reviewNotice})
  and (m.valid_to is null or m.valid_to > m.review_by)`;

/** Of a membership `m`: it is among those that somebody sees. */
export function sightSql(sight: readonly Sight[]): SQL {
  return sql`exists (
    select 1 from jsonb_to_recordset(${JSON.stringify(sight)}::jsonb) as seen(registry text, role text, organisation text)
    where (seen.registry is null or seen.registry = m.registry) and (seen.role is null or seen.role = m.role)
      and (seen.organisation is null or seen.organisation = m.organisation))`;
}

/** Of a person: the asker, or one of whom the asker sees a membership. */
export const knownSql = (alias: string, sight: readonly Sight[]): SQL => {
  const id = sql.raw(`${alias}.id`);
  return sql`(${id} = greffe_actor() or exists (
    select 1 from memberships m where m.person = ${id} and ${sightSql(sight)}))`;
};

interface Row extends Record<string, unknown> {
  readonly id: number;
  readonly person: string;
  readonly name: string;
  readonly registry: string;
  readonly role: string;
  readonly organisation: { readonly number: string; readonly name: string };
  readonly from: string;
  readonly until: string | null;
  readonly state: GrantView['state'];
  readonly reviewBy: string | null;
  readonly isDue: boolean;
  readonly isOwn: boolean;
  /** In the asker's sight, and not only because it stands in for the asker. */
  readonly isSeen: boolean;
  readonly grantedBy: string | null;
  readonly standsInFor: string | null;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
}

export const isoSql = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
export const nameSql = (alias: string): SQL => sql.raw(`${alias}.given_name || ' ' || ${alias}.family_name`);

/** Memberships that a condition on `m` (with their person `p`) names, by name; only what the asker may see is to be asked. */
export async function readGrants(
  { transaction }: Work,
  authority: Authority,
  condition: SQL,
  { limit = 1, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly GrantView[]> {
  const rows = await queryRows<Row>(
    transaction,
    sql`select m.id::int as id, m.person, ${nameSql('p')} as name, m.registry, m.role,
        jsonb_build_object('number', o.number, 'name', o.name) as organisation,
        ${isoSql(sql`m.valid_from`)} as from, ${isoSql(sql`m.valid_to`)} as until,
        case when m.ended_at is null and m.review_by <= now() and m.review_by <= coalesce(m.valid_to, 'infinity')
            then 'lapsed'
          when m.valid_to <= greatest(now(), m.valid_from) then 'ended'
          when m.valid_from > now() then 'future' else 'current' end as state,
        ${isoSql(sql`m.review_by`)} as "reviewBy", coalesce(${dueSql}, false) as "isDue",
        m.person = greffe_actor() as "isOwn", ${sightSql(authority.sight)} as "isSeen", ${nameSql('g')} as "grantedBy", ${nameSql('s')} as "standsInFor",
        ${nameSql('e')} as "endedBy", ${isoSql(sql`m.ended_at`)} as "endedAt", m.end_reason as "endReason"
      from memberships m join persons p on p.id = m.person join organisations o on o.number = m.organisation
        left join persons g on g.id = m.granted_by left join persons s on s.id = m.stands_in_for
        left join persons e on e.id = m.ended_by
      where ${condition}
      order by p.family_name, p.given_name, p.id, m.registry, m.role, m.organisation, m.id
      limit ${limit} offset ${offset}`,
  );
  return rows.map((row) => grantOf(row, authority));
}

function grantOf(row: Row, { places, bundles }: Authority): GrantView {
  const { id, person, name, registry, role, organisation, from, until, state, isDue, isOwn, isSeen } = row;
  const isHeld = state === 'current' || state === 'future';
  const mayGrant = placesFor(places, { registry, role, organisation: organisation.number }).length > 0;
  const bundle = bundles.find((one) => one.id === registry);
  return {
    id,
    person: { id: person, name },
    registry,
    role,
    titles: {
      registry: textsIn(bundle, 'registry.title'),
      role: textsIn(bundle, `role.${role}.title`),
    },
    organisation,
    from,
    ...(until === null ? {} : { until }),
    state,
    ...(row.reviewBy === null ? {} : { reviewBy: row.reviewBy }),
    isDue,
    ...(row.grantedBy === null ? {} : { grantedBy: row.grantedBy }),
    ...(row.standsInFor === null ? {} : { standsInFor: row.standsInFor }),
    ...(row.endedBy === null || row.endedAt === null
      ? {}
      : { ended: { by: row.endedBy, at: row.endedAt, reason: row.endReason ?? '' } }),
    canEnd: isHeld && !isOwn && isSeen,
    canConfirm: isDue && isHeld && !isOwn && mayGrant,
    isOwn,
  };
}
