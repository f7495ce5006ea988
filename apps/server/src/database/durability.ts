import pg from 'pg';
import { StartFault } from '../faults/StartFault.ts';

const needed = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** Refuses a PostgreSQL that may lose what it has acknowledged when the power fails. */
export async function checkDurability(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select name from pg_settings where name = any($1) and setting = 'off' order by name",
      [needed],
    );
    const off = rows.map(({ name }) => name);
    if (off.length === 0) return;
    throw new StartFault(
      `The database may lose saved data when the power fails (${off.join(', ')} = off): turn that on in PostgreSQL's settings, or say with GREFFE_UNSAFE_DATABASE=test that this is a test.`,
    );
  } finally {
    await client.end();
  }
}
