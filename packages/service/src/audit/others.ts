import { queryRows, type SQL, sql, type Transaction } from '@greffe/database';

/** How much of a table a seal covers: up to which row, and how many rows that are new to it. */
export interface Stretch {
  readonly upto: number;
  readonly rows: number;
}

/** A time as text, whatever the session's time zone. */
export const instantText = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

interface Sealed {
  /** The table as `x`, with what its rows are about. */
  readonly from: SQL;
  /** What is hashed of a row; of what it is about, the columns that never change. */
  readonly columns: SQL;
  /** From which format of a seal on it is covered. */
  readonly since: 2 | 3;
}

/** Tables that only ever grow, besides events of records and lines of the log. */
const tables = {
  cooperation_events: {
    since: 2,
    from: sql`cooperation_events x left join cooperations c on c.id = x.cooperation`,
    columns: sql`x.id, x.cooperation, ${instantText(sql`x.at`)}, x.what, x.actor, x.reason, c.registry, c.organisation,
      c.partner, ${instantText(sql`c.valid_from`)}, c.made_by`,
  },
  erasures: {
    since: 2,
    from: sql`erasures x`,
    columns: sql`x.id, x.record, x.registry, x.record_type, x.organisation, x.code, ${instantText(sql`x.at`)}, x.ground,
      x.reason, x.asked_by, x.actor`,
  },
  membership_events: {
    since: 2,
    from: sql`membership_events x left join memberships m on m.id = x.membership`,
    columns: sql`x.id, x.membership, ${instantText(sql`x.at`)}, x.what, x.actor, x.reason, ${instantText(sql`x.until`)},
      m.person, m.registry, m.role, m.organisation, ${instantText(sql`m.valid_from`)}, m.granted_by, m.stands_in_for`,
  },
  organisation_events: {
    since: 3,
    from: sql`organisation_events x`,
    columns: sql`x.id, x.organisation, ${instantText(sql`x.at`)}, x.what, x.name, x.was, x.actor`,
  },
  session_events: {
    since: 2,
    from: sql`session_events x`,
    columns: sql`x.id, ${instantText(sql`x.at`)}, x.person, x.session, x.what, x.user_agent, x.address`,
  },
} as const satisfies Readonly<Record<string, Sealed>>;

export type OtherTable = keyof typeof tables;

/** From which format of a seal on a table is covered. */
export const coveredSince = (table: OtherTable): number => tables[table].since;

/** In the order in which a digest takes them: no seal is good with another. What a later format brought comes later. */
export const otherTables = (Object.keys(tables).sort() as OtherTable[]).sort(
  (one, other) => coveredSince(one) - coveredSince(other),
) as readonly OtherTable[];

/** Subquery with `rows` and `bytes` of what lies between two rows of a table. */
export function stretchOf(table: OtherTable, after: SQL, upto: SQL): SQL {
  const { from, columns } = tables[table];
  return sql`select count(*)::int as rows, coalesce(string_agg(sha256(convert_to(jsonb_build_array(${columns})::text,
      'UTF8')), ''::bytea order by x.id), '') as bytes
    from ${from} where x.id > ${after} and x.id <= ${upto}`;
}

/** The highest row of each. */
export async function othersUpto(
  transaction: Pick<Transaction, 'execute'>,
): Promise<Readonly<Record<OtherTable, number>>> {
  const [row] = await queryRows<Record<OtherTable, number>>(
    transaction,
    sql`select ${sql.join(
      otherTables.map(
        (table) =>
          sql`(select coalesce(max(id), 0)::float8 from ${sql.identifier(table)}) as ${sql.identifier(table)}`,
      ),
      sql`, `,
    )}`,
  );
  if (row === undefined) throw new Error('The database gave no number of rows.');
  return row;
}

/** Rows of all of them that came after what a seal covers. */
export async function othersAfter(
  transaction: Pick<Transaction, 'execute'>,
  sealed: Readonly<Partial<Record<string, Stretch>>>,
): Promise<number> {
  const [row] = await queryRows<{ rows: number }>(
    transaction,
    sql`select (${sql.join(
      otherTables.map(
        (table) =>
          sql`(select count(*) from ${sql.identifier(table)} where id > ${sealed[table]?.upto ?? Number.MIN_SAFE_INTEGER}::bigint)`,
      ),
      sql` + `,
    )})::int as rows`,
  );
  return row?.rows ?? 0;
}
