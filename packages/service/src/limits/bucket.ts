import { type Database, queryRows, sql, withActor } from '@greffe/database';

const minute = 60_000;

export interface Taken {
  readonly granted: boolean;
  /** Milliseconds until as much would be granted. */
  readonly wait: number;
}

/**
 * Takes some of the `perMinute` that a key has. One row a key says when its bucket will be full again; one statement
 * reads and moves it on, so that two processes never both take the last. By the database's clock, the same for all.
 */
export function takeFromBucket(
  database: Database,
  key: string,
  amount: number,
  perMinute: number,
): Promise<Taken> {
  const cost = sql`make_interval(secs => ${(amount * minute) / perMinute / 1000}::double precision)`;
  const whole = sql`make_interval(secs => ${minute / 1000}::double precision)`;
  return withActor(database, { kind: 'system', name: 'limits' }, async (transaction) => {
    const taken = await queryRows(
      transaction,
      sql`insert into rate_limits as held (key, full_at) values (${key}, clock_timestamp() + ${cost})
        on conflict (key) do update set full_at = greatest(held.full_at, clock_timestamp()) + ${cost}
        where greatest(held.full_at, clock_timestamp()) + ${cost} <= clock_timestamp() + ${whole}
        returning key`,
    );
    if (taken.length > 0) return { granted: true, wait: 0 };
    const [row] = await queryRows<{ wait: number }>(
      transaction,
      sql`select ceil(extract(epoch from full_at + ${cost} - ${whole} - clock_timestamp()) * 1000)::int as wait
        from rate_limits where key = ${key}`,
    );
    return { granted: false, wait: Math.max(1, row?.wait ?? 1) };
  });
}
