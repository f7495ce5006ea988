import type { PgBoss } from 'pg-boss';

/** Jobs of one kind that have come due and are not being done. */
export interface WaitingJobs {
  readonly kind: string;
  readonly count: number;
  /** Seconds since the longest waiting one came due. */
  readonly longest: number;
}

/** How many jobs wait, for each kind of which one does. */
export async function waitingJobs(boss: Pick<PgBoss, 'getDb'>): Promise<readonly WaitingJobs[]> {
  const { rows } = await boss.getDb().executeSql(
    `select name as kind, count(*)::int as count, extract(epoch from now() - min(start_after))::float as longest
      from pgboss.job where state in ('created', 'retry') and start_after <= now() group by name order by name`,
  );
  return rows;
}
