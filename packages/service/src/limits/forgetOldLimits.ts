import { type Database, queryRows, sql, withActor } from '@greffe/database';

/** Clears away who has all of a minute's worth left again, and sign-ins that came back long ago. Answers how many. */
export function forgetOldLimits(database: Database): Promise<number> {
  return withActor(database, { kind: 'system', name: 'cleaner' }, async (transaction) => {
    const [row] = await queryRows<{ count: number }>(
      transaction,
      sql`with full_again as (
          delete from rate_limits where full_at < clock_timestamp() - interval '1 minute' returning 1),
        old as (delete from used_sign_ins where at < now() - interval '1 hour' returning 1),
        ended as (delete from sessions where expires_at < now() - interval '1 hour' returning 1)
        select (select count(*) from full_again) + (select count(*) from old)
          + (select count(*) from ended) as count`,
    );
    return Number(row?.count ?? 0);
  });
}
