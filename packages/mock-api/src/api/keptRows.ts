import type { PGlite, Transaction } from '@electric-sql/pglite';

/** What a mock holds beyond its image: a JSON array of rows by table. */
export type Rows = Readonly<Record<string, string>>;

/** Published definitions come with the image; nobody looks at the log of reads after a reload, and
 * what files hold is too much to write anew at each change. */
const left = [
  'greffe_migrations',
  'definitions',
  'definition_sources',
  'definition_withdrawals',
  'publications',
  'validators',
  'access_log',
  'file_contents',
];

/** Reads every row that may differ from the image, past row-level security. */
export function readRows(client: PGlite): Promise<Rows> {
  return asSuperuser(client, async (transaction) => {
    const names = await tables(transaction);
    const parts = names.map((name) => `(select coalesce(json_agg(t), '[]')::text from ${name} t) as ${name}`);
    const { rows } = await transaction.query<Record<string, string>>(`select ${parts.join(', ')}`);
    return rows[0] ?? {};
  });
}

/** Puts rows that were read earlier in the place of those of the image. */
export function writeRows(client: PGlite, rows: Rows): Promise<void> {
  return asSuperuser(client, async (transaction) => {
    // No trigger and no foreign key looks: the rows were good together when they were read.
    await transaction.exec('set local session_replication_role = replica');
    const names = await tables(transaction);
    // Not truncated: PostgreSQL refuses that where a table that stays refers to one of them, filled or not.
    await transaction.exec(names.map((name) => `delete from ${name};`).join('\n'));
    for (const name of names) {
      await transaction.query(
        `insert into ${name} overriding system value select * from json_populate_recordset(null::${name}, $1)`,
        [rows[name] ?? '[]'],
      );
    }
    const { rows: counted } = await transaction.query<{ name: string }>(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'id' and is_identity = 'YES'`,
    );
    for (const { name } of counted) {
      await transaction.exec(
        `select setval(pg_get_serial_sequence('${name}', 'id'), coalesce(max(id), 1)) from ${name}`,
      );
    }
  });
}

/** PGlite signs in as its superuser; `set role` is what holds it to the rights of greffe_app. */
function asSuperuser<Result>(client: PGlite, work: (transaction: Transaction) => Promise<Result>) {
  return client.transaction(async (transaction) => {
    await transaction.exec('set local role none');
    return work(transaction);
  });
}

async function tables(transaction: Transaction): Promise<string[]> {
  const { rows } = await transaction.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables
      where schemaname = 'public' and tablename <> all ($1) order by tablename`,
    [left],
  );
  return rows.map(({ name }) => name);
}
