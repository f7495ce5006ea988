import type pg from 'pg';

/**
 * What is not kept: who is signed in, as of when the backup was made, would be signed in again; the others hold what
 * matters for minutes.
 */
const leftOut = ['sessions', 'used_sign_ins', 'rate_limits', 'studio_presence', 'greffe_migrations'];

/** Jobs that wait: the tables are made by the queue, and all but this one are about its own work. */
const jobs = 'pgboss.job';

export interface Table {
  /** With its schema, such as `public.records`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows that are kept, as SQL; absent for all. */
  readonly only?: string;
}

/** Every table of Greffe in this database, those first that others refer to. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(
    `select n.nspname || '.' || c.relname as name,
        (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        array(select n.nspname || '.' || t.relname from pg_constraint f join pg_class t on t.oid = f.confrelid
          where f.conrelid = c.oid and f.contype = 'f' and not f.condeferrable and f.confrelid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and (n.nspname = 'public' and c.relname <> all ($1) or n.nspname || '.' || c.relname = $2)
      order by 1`,
    [leftOut, jobs],
  );
  return inOrder(rows).map(({ name, columns }) => ({
    name,
    columns,
    ...(name === jobs && { only: "state < 'completed'" }),
  }));
}

/** What is referred to comes before what refers to it. */
function inOrder<Row extends { name: string; needs: readonly string[] }>(rows: readonly Row[]): Row[] {
  const ordered: Row[] = [];
  const isPlaced = (name: string) => ordered.some((row) => row.name === name);
  let left = [...rows];
  while (left.length > 0) {
    const ready = left.filter(({ needs }) =>
      needs.every((need) => isPlaced(need) || !rows.some(({ name }) => name === need)),
    );
    if (ready.length === 0)
      throw new Error('Tables refer to each other in a circle: make one side deferrable.');
    ordered.push(...ready);
    left = left.filter((row) => !ready.includes(row));
  }
  return ordered;
}

/** `public.records` as SQL writes it. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');

export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ');
