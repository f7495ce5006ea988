import { queryRows, type records, sql } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { subjectOf, type Work } from '../records/work.ts';

type Told = Pick<typeof records.$inferSelect, 'id' | 'organisation' | 'ownKey' | 'named'>;

/**
 * Who is to be told of a record in a role: of those who hold it there now, those who have worked on the record and who
 * stands in for them; where none of them has, everybody who holds it.
 */
export async function holdersOf(
  { transaction }: Work,
  bundle: Bundle,
  record: Told,
  role: string,
): Promise<readonly string[]> {
  const subject = subjectOf(bundle, role, record);
  const found = await queryRows<{ person: string }>(
    transaction,
    sql`with held as (
        select m.person, m.stands_in_for from memberships m join persons p on p.id = m.person
        where m.registry = ${bundle.id} and m.role = ${role}
          and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())
          and (m.review_by is null or m.review_by > now())
          and ${subject} in (
            'org:' || m.organisation || ':' || m.registry || ':' || m.role,
            'role:' || m.registry || ':' || m.role,
            'own:' || greffe_own_key(p.niss) || ':' || m.registry || ':' || m.role)),
      known as (
        select e.actor from record_events e where e.record = ${record.id}::uuid and not e.is_system),
      nearest as (
        select h.person from held h
        where h.person in (select actor from known) or h.stands_in_for in (select actor from known))
      select person from nearest
      union
      select person from held where not exists (select 1 from nearest)
      order by person`,
  );
  return found.map(({ person }) => person);
}
