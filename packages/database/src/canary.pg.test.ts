import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { canaryCheck, protectedTables } from './index.ts';
import { connect } from './node/index.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.drop());

async function asAdmin(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: test.adminUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; ${text}`);
  await client.end();
}

describe('the canary check', () => {
  it.each(protectedTables)('refuses when %s has lost its row-level security', async (table) => {
    await asAdmin(`alter table ${table} disable row level security`);
    await expect(canaryCheck(test.database)).rejects.toThrow(`${table} can be read without an actor`);
  });

  it('refuses a policy that lets everybody through', async () => {
    await asAdmin('create policy everybody on worklist for select using (true)');
    await expect(canaryCheck(test.database)).rejects.toThrow('worklist can be read without an actor');
  });

  it('refuses tables whose owner passes policies by', async () => {
    await asAdmin('alter table beneficiaries no force row level security');
    await expect(canaryCheck(test.database)).rejects.toThrow('that of beneficiaries is not forced');
  });

  it('refuses to prove nothing', async () => {
    await asAdmin('delete from transmissions');
    await expect(canaryCheck(test.database)).rejects.toThrow('canary row of transmissions is gone');
  });

  it('refuses a role that passes policies by', async () => {
    const powerful = connect(test.adminUrl);
    await expect(canaryCheck(powerful)).rejects.toThrow('Serve as greffe_app');
    await powerful.close();
    await asAdmin('alter role greffe_app bypassrls');
    try {
      await expect(canaryCheck(test.database)).rejects.toThrow('greffe_app passes row-level security by');
    } finally {
      // Roles belong to the whole server, unlike this test's database.
      await asAdmin('alter role greffe_app nobypassrls');
    }
  });
});
