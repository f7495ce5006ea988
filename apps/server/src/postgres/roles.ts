import pg from 'pg';

/** What each role signs in with. The owner migrates; the app role serves and is bound by row-level security. */
export interface RolePasswords {
  owner: string;
  app: string;
}

const roles: [name: string, password: keyof RolePasswords][] = [
  ['greffe_owner', 'owner'],
  ['greffe_app', 'app'],
];

/** Where the migrations of two servers that start at once queue up. */
const startLock = 4_773_001;

/** Makes sure that both roles exist, with these passwords and without any power of an administrator. */
export async function ensureRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [startLock]);
  try {
    for (const [role, which] of roles) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      const verb = rowCount ? 'alter' : 'create';
      await client.query(`${verb} role ${role} login password ${pg.escapeLiteral(passwords[which])}`);
    }
    // Before PostgreSQL 16 whoever creates a role is no member of it, and could not give it anything.
    await client.query('grant greffe_owner to current_user');
  } finally {
    await client.query('select pg_advisory_unlock($1)', [startLock]);
  }
}

/** Makes the database of that name, owned by greffe_owner, or gives an existing one its owner. */
export async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${pg.escapeIdentifier(name)} owner greffe_owner`);
}
