import { sql } from 'drizzle-orm';
import { Database, queryRows, type Transaction } from './database.ts';
import { withActor } from './withActor.ts';

/** Every table that holds patients' data: none may give a row without an actor. */
export const protectedTables = [
  'records',
  'step_data',
  'record_events',
  'record_access',
  'worklist',
  'beneficiaries',
  'transmissions',
  'idempotency',
  'record_effects',
  'record_links',
  'outgoing_messages',
  'access_log',
  'files',
  'file_contents',
] as const;

/**
 * Proves that row-level security holds on this connection: the canary row of each protected table must be
 * there for `system:canary` and for nobody else, and the role must not be one that passes policies by.
 *
 * @throws with a sentence that says what is wrong; a server must not start then.
 */
export async function canaryCheck(database: Database): Promise<void> {
  await Database.transaction(database, async (transaction) => {
    await refusePowerfulRole(transaction);
    for (const table of protectedTables) {
      if (await hasRow(transaction, table)) {
        throw new Error(`Row-level security does not hold: ${table} can be read without an actor.`);
      }
    }
    await refuseUnforced(transaction);
  });
  await withActor(database, { kind: 'system', name: 'canary' }, async (transaction) => {
    for (const table of protectedTables) {
      if (!(await hasRow(transaction, table))) {
        throw new Error(`The canary row of ${table} is gone: nothing proves that row-level security holds.`);
      }
    }
  });
}

/** Without FORCE the owner of the tables, whose rights a function may run with, passes the policies by. */
async function refuseUnforced(transaction: Transaction): Promise<void> {
  const names = JSON.stringify(protectedTables);
  const forced = await queryRows<{ name: string }>(
    transaction,
    sql`select relname as name from pg_class where relrowsecurity and relforcerowsecurity
      and relnamespace = 'public'::regnamespace
      and relname = any (array(select jsonb_array_elements_text(${names}::jsonb)))`,
  );
  const open = protectedTables.find((table) => !forced.some(({ name }) => name === table));
  if (open !== undefined)
    throw new Error(`Row-level security does not hold: that of ${open} is not forced on the tables' owner.`);
}

async function hasRow(transaction: Transaction, table: string): Promise<boolean> {
  const rows = await queryRows<{ found: boolean }>(
    transaction,
    sql`select exists (select 1 from ${sql.identifier(table)}) as found`,
  );
  return rows[0]?.found !== false;
}

async function refusePowerfulRole(transaction: Transaction): Promise<void> {
  const rows = await queryRows<{ name: string; powerful: boolean }>(
    transaction,
    sql`select rolname as name, rolsuper or rolbypassrls as powerful from pg_roles where rolname = current_user`,
  );
  const role = rows[0];
  if (role === undefined || role.powerful) {
    throw new Error(
      `The database role ${role?.name ?? 'in use'} passes row-level security by. Serve as greffe_app, a role without SUPERUSER and BYPASSRLS.`,
    );
  }
}
