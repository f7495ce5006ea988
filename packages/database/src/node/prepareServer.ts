import pg from 'pg';
import { databaseFault } from '../errors.ts';
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
  for (let tries = 1; ; tries += 1) {
    try {
      await prepare(adminUrl, accounts);
      break;
    } catch (error) {
      if (!metAnother.has(databaseFault(error)?.code ?? '') || tries === mostTries) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return {
    ownerUrl: withAccount(adminUrl, ownerRole, accounts.ownerPassword, accounts.database),
    appUrl: withAccount(adminUrl, appRole, accounts.appPassword, accounts.database),
  };
}

/**
 * Roles belong to a whole PostgreSQL, and a lock to one of its databases: servers of another database may change them at
 * the same moment, of which it says XX000 ("tuple concurrently updated"), or that what was missing is there by now.
 */
const metAnother = new Set(['XX000', '40P01', '42710', '42P04', '23505']);
const mostTries = 20;
/** Milliseconds until it is tried again. */
const pause = 200;
/** Any number will do that is the same for all: servers that start at once on one database prepare it one after the other. */
const lock = 4_127_002;

async function prepare(adminUrl: string, accounts: ServerAccounts): Promise<void> {
  const isThere = await as(adminUrl, async (client) => {
    const { escapeLiteral } = pg;
    await alone(client, async () => {
      await client.query(createRoles);
      await client.query(`alter role ${ownerRole} login password ${escapeLiteral(accounts.ownerPassword)}`);
      await client.query(`alter role ${appRole} login password ${escapeLiteral(accounts.appPassword)}`);
    });
    const found = await client.query('select from pg_database where datname = $1', [accounts.database]);
    if (found.rowCount === 0) await createDatabase(client, accounts.database);
    return found.rowCount !== 0;
  });
  if (!isThere) return;
  await as(atDatabase(adminUrl, accounts.database), (client) => alone(client, () => openToOwner(client)));
}

async function alone(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [lock]);
  // One that fails ends with its connection.
  await work();
  await client.query('commit');
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
export async function openToOwner(client: pg.Client): Promise<void> {
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
