import pg from 'pg';
import { appRole, createRoles, ownerRole } from '../roles.ts';

/** What a fresh PostgreSQL gets: two roles that can sign in, and a database that the owner owns. */
export interface ServerAccounts {
  readonly database: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/**
 * Makes the two roles and the database where they are missing, and sets the passwords. The administrator is a
 * superuser, or a role with CREATEROLE and CREATEDB; a database that is there already must be the administrator's own,
 * and lets the owner make tables in it. Returns the addresses for {@link migrate} and {@link connect}. May be repeated.
 */
export async function prepareServer(
  adminUrl: string,
  accounts: ServerAccounts,
): Promise<{ readonly ownerUrl: string; readonly appUrl: string }> {
  const isThere = await as(adminUrl, async (client) => {
    const { escapeLiteral } = pg;
    await client.query(createRoles);
    await client.query(`alter role ${ownerRole} login password ${escapeLiteral(accounts.ownerPassword)}`);
    await client.query(`alter role ${appRole} login password ${escapeLiteral(accounts.appPassword)}`);
    const found = await client.query('select from pg_database where datname = $1', [accounts.database]);
    if (found.rowCount === 0) await createDatabase(client, accounts.database);
    return found.rowCount !== 0;
  });
  if (isThere) await as(atDatabase(adminUrl, accounts.database), openToOwner);
  return {
    ownerUrl: withAccount(adminUrl, ownerRole, accounts.ownerPassword, accounts.database),
    appUrl: withAccount(adminUrl, appRole, accounts.appPassword, accounts.database),
  };
}

async function as<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'greffe-prepare' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Who is no superuser can give a database to a role only as a member of it: for that moment, and not longer. */
async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const { rows } = await client.query<{ isSuperuser: boolean }>(
    'select rolsuper as "isSuperuser" from pg_roles where rolname = current_user',
  );
  const mustJoin = rows[0]?.isSuperuser !== true;
  if (mustJoin) await client.query(`grant ${ownerRole} to current_user`);
  try {
    await client.query(
      `create database ${pg.escapeIdentifier(database)} owner ${ownerRole} encoding 'UTF8' template template0`,
    );
  } finally {
    if (mustJoin) await client.query(`revoke ${ownerRole} from current_user`);
  }
}

/** A database that somebody else made does not let the owner create tables in it yet. */
async function openToOwner(client: pg.Client): Promise<void> {
  if (await isOpenToOwner(client)) return;
  await client.query(`grant usage, create on schema public to ${ownerRole}`);
  await client.query(
    `do $$ begin execute format('grant create on database %I to ${ownerRole}', current_database()); end $$`,
  );
  // To grant what one may not give is a warning, and not an error.
  if (!(await isOpenToOwner(client))) {
    throw Object.assign(new Error('The administrator may not open this database to another role.'), {
      code: '42501',
    });
  }
}

async function isOpenToOwner(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ isOpen: boolean }>(
    `select has_database_privilege('${ownerRole}', current_database(), 'CREATE')
       and has_schema_privilege('${ownerRole}', 'public', 'CREATE')
       and has_schema_privilege('${ownerRole}', 'public', 'USAGE') as "isOpen"`,
  );
  return rows[0]?.isOpen === true;
}

function atDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}

function withAccount(url: string, user: string, password: string, database: string): string {
  const address = new URL(atDatabase(url, database));
  address.username = user;
  address.password = encodeURIComponent(password);
  return address.href;
}
