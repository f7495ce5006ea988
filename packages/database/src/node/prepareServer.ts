import pg from 'pg';
import { appRole, createRoles, ownerRole } from '../roles.ts';

/** What a fresh PostgreSQL gets: two roles that can sign in, and a database that the owner owns. */
export interface ServerAccounts {
  readonly database: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/**
 * Makes the two roles and the database where they are missing, signed in as an administrator, and sets the
 * passwords. Returns the addresses for {@link migrate} and {@link connect}. May be repeated.
 */
export async function prepareServer(
  adminUrl: string,
  accounts: ServerAccounts,
): Promise<{ readonly ownerUrl: string; readonly appUrl: string }> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'greffe-prepare' });
  await client.connect();
  try {
    await client.query(createRoles);
    const { escapeIdentifier, escapeLiteral } = pg;
    await client.query(`alter role ${ownerRole} login password ${escapeLiteral(accounts.ownerPassword)}`);
    await client.query(`alter role ${appRole} login password ${escapeLiteral(accounts.appPassword)}`);
    const found = await client.query('select from pg_database where datname = $1', [accounts.database]);
    if (found.rowCount === 0) {
      await client.query(
        `create database ${escapeIdentifier(accounts.database)} owner ${ownerRole} encoding 'UTF8' template template0`,
      );
    }
  } finally {
    await client.end();
  }
  return {
    ownerUrl: withAccount(adminUrl, ownerRole, accounts.ownerPassword, accounts.database),
    appUrl: withAccount(adminUrl, appRole, accounts.appPassword, accounts.database),
  };
}

function withAccount(url: string, user: string, password: string, database: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = encodeURIComponent(password);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}
