import { queryRows, sql, type Transaction } from '@greffe/database';

/** A role, a cooperation or an organisation that is not as the events say that it was left. */
export interface AccessFault {
  readonly kind: 'accessChanged';
  readonly of: 'membership' | 'cooperation' | 'organisation';
  /** Of an organisation the number. */
  readonly id: string;
}

/**
 * Holds who has which role, who works together and what organisations are called against the events that the seals cover:
 * a role that nobody gave, or that goes on after it was ended, is found though the row itself may change.
 */
export async function verifyAccess(transaction: Transaction): Promise<readonly AccessFault[]> {
  const rows = await queryRows<{ of: AccessFault['of']; id: string }>(
    transaction,
    sql`with last_of_membership as (
        select distinct on (membership) membership, what, until from membership_events order by membership, id desc),
      last_of_cooperation as (
        select distinct on (cooperation) cooperation, what from cooperation_events order by cooperation, id desc),
      last_of_organisation as (
        select distinct on (organisation) organisation, name from organisation_events order by organisation, id desc)
      select 'membership' as of, m.id::text as id
        from memberships m left join last_of_membership e on e.membership = m.id
        where e.membership is null or (m.ended_at is not null and e.what <> 'ended')
          or e.until is distinct from case e.what when 'ended' then m.valid_to else least(m.valid_to, m.review_by) end
      union all
      select 'cooperation', c.id::text
        from cooperations c left join last_of_cooperation e on e.cooperation = c.id
        where e.cooperation is null or (e.what = 'ended') <> (c.valid_to is not null)
      union all
      select 'organisation', coalesce(o.number, e.organisation)
        from organisations o full join last_of_organisation e on e.organisation = o.number
        where e.name is distinct from o.name
      order by 1, 2 limit 100`,
  );
  return rows.map(({ of, id }) => ({ kind: 'accessChanged', of, id }));
}
