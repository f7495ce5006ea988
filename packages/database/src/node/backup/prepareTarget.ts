import pg from 'pg';
import { createRoles } from '../../roles.ts';
import { openToOwner } from '../prepareServer.ts';

/** The same address, acting as a role that the account may take. */
export function actingAs(url: string, role: string): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c role=${role}`);
  return address.href;
}

/** Makes ready for a restore what a server would have made at its start: the two roles, and the owner's rights. */
export async function prepareTarget(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'greffe-restore' });
  await client.connect();
  try {
    const { rows } = await client.query<{ isOwner: boolean }>(
      'select current_user = \'greffe_owner\' as "isOwner"',
    );
    if (rows[0]?.isOwner) return;
    await client.query(createRoles);
    await openToOwner(client);
  } finally {
    await client.end();
  }
}
