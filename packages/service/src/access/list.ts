import { queryRows, type SQL, sql } from '@greffe/database';
import type { GrantHistory, GrantList, GrantQuery, GrantView, PersonView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import { type Authority, authorityOf } from './ground.ts';
import { dueSql, heldSql, isoSql, nameSql, readGrants, sightSql } from './rows.ts';

const size = 25;

/** One page of the memberships that the asker sees: nothing for who may grant nothing. */
export async function listGrants(work: Work, query: GrantQuery): Promise<GrantList> {
  const authority = await authorityOf(work);
  const condition = sql.join([sightSql(authority.sight), ...conditionsOf(query)], sql` and `);
  const [counted] = await queryRows<{ total: number }>(
    work.transaction,
    sql`select count(*)::int as total from memberships m join persons p on p.id = m.person where ${condition}`,
  );
  const { page = 1 } = query;
  const items = await readGrants(work, authority, condition, { limit: size, offset: (page - 1) * size });
  return { items: [...items], total: counted?.total ?? 0, page, size };
}

function conditionsOf({ registry, role, organisation, state = 'held', q }: GrantQuery): SQL[] {
  const states = { held: heldSql, due: dueSql, ended: sql`not coalesce(${heldSql}, false)` };
  const words = (q ?? '').trim().split(/\s+/).filter(Boolean);
  return [
    sql`(${states[state]})`,
    ...(registry === undefined ? [] : [sql`m.registry = ${registry}`]),
    ...(role === undefined ? [] : [sql`m.role = ${role}`]),
    ...(organisation === undefined ? [] : [sql`m.organisation = ${organisation}`]),
    ...words.map((word) => sql`strpos(lower(${nameSql('p')}), lower(${word})) > 0`),
  ];
}

/**
 * One membership.
 *
 * @throws Problem 404 for one that the asker does not see, and for one that is not there: both answer alike.
 */
export async function readGrant(work: Work, id: number, known?: Authority): Promise<GrantView> {
  const authority = known ?? (await authorityOf(work));
  const [grant] = await readGrants(work, authority, sql`m.id = ${id} and ${sightSql(authority.sight)}`);
  if (grant === undefined) throw new Problem('notFound');
  return grant;
}

/** Who gave, confirmed and ended a membership, oldest first. @throws Problem 404 as {@link readGrant}. */
export async function grantHistory(work: Work, id: number): Promise<GrantHistory> {
  const events = await readEvents(work, [await readGrant(work, id)]);
  return { events: events.map(({ grant: _, ...event }) => event) };
}

/** What became of memberships that the asker sees, oldest first. */
export async function readEvents(
  { transaction }: Work,
  grants: readonly Pick<GrantView, 'id'>[],
): Promise<PersonView['events']> {
  const ids = JSON.stringify(grants.map(({ id }) => id));
  const events = await queryRows<
    Omit<PersonView['events'][number], 'until'> & { readonly until: string | null } & Record<string, unknown>
  >(
    transaction,
    sql`select e.membership::int as grant, ${isoSql(sql`e.at`)} as at, e.what,
        coalesce(${nameSql('p')}, 'Greffe') as by, e.reason, ${isoSql(sql`e.until`)} as until
      from membership_events e left join persons p on p.id = e.actor
      where e.membership in (select value::bigint from jsonb_array_elements_text(${ids}::jsonb)) order by e.id`,
  );
  return events.map(({ until, ...event }) => ({ ...event, ...(until === null ? {} : { until }) }));
}
