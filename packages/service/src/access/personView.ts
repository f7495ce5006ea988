import { queryRows, sql } from '@greffe/database';
import type { PersonView } from '../api/index.ts';
import { Problem } from '../problems/Problem.ts';
import type { Work } from '../records/work.ts';
import type { Sight } from './authority.ts';
import { authorityOf } from './ground.ts';
import { readEvents } from './list.ts';
import { knownSql, nameSql, readGrants, sightSql } from './rows.ts';

/** More than anybody ever holds, so that a page is whole. */
const most = 1_000;

/**
 * What somebody holds and held, what waits for it, who stands in, and what became of each role: of what the asker sees in
 * the list, and of one's own all of it.
 *
 * @throws Problem 404 for somebody of whom the asker sees nothing, and for nobody: both answer alike.
 */
export async function readPerson(work: Work, id: string): Promise<PersonView> {
  const authority = await authorityOf(work);
  const { sight } = authority;
  const [person] = await queryRows<{ id: string; name: string; isOwn: boolean }>(
    work.transaction,
    sql`select p.id, ${nameSql('p')} as name, p.id = greffe_actor() as "isOwn" from persons p
      where p.id = ${id} and ${knownSql('p', sight)}`,
  );
  if (person === undefined) throw new Problem('notFound');
  const grants = await readGrants(
    work,
    authority,
    sql`m.person = ${id} and (m.person = greffe_actor() or ${sightSql(sight)})`,
    { limit: most },
  );
  const standIns = await readGrants(
    work,
    authority,
    sql`m.stands_in_for = ${id} and (m.stands_in_for = greffe_actor() or ${sightSql(sight)})`,
    { limit: most },
  );
  const events = await readEvents(work, [...grants, ...standIns]);
  const { isOwn, ...named } = person;
  const handover = await readHandover(work, id, sight);
  return { person: named, isOwn, grants: [...grants], standIns: [...standIns], events, handover };
}

/** What waits for each role that somebody holds, and who else holds it; a name leads to a page that the asker may open. */
async function readHandover(
  work: Work,
  id: string,
  sight: readonly Sight[],
): Promise<PersonView['handover']> {
  const rows = await queryRows<PersonView['handover'][number] & Record<string, unknown>>(
    work.transaction,
    sql`select h.membership::int as grant, h.waiting, (
        select coalesce(jsonb_agg(case when ${knownSql('p', sight)} then o else o - 'id' end
          order by o ->> 'name', o ->> 'id'), '[]')
        from jsonb_array_elements(h.others) as o join persons p on p.id = o ->> 'id') as others
      from greffe_handover(${id}) h order by h.membership`,
  );
  return rows.map(({ grant, waiting, others }) => ({ grant, waiting, others: [...others] }));
}
