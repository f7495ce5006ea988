import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type TestCluster } from '../test/cluster.ts';
import { canaryCheck } from './index.ts';
import { connect, migrate, prepareServer } from './node/index.ts';

// Roles belong to a whole server: this one has none of ours yet.
let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startCluster();
  await asAdmin("create role maker login password 'maker' createrole createdb");
});
afterAll(() => cluster.stop());

async function asAdmin(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: cluster.adminUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function makerUrl(database = 'postgres'): string {
  const address = new URL(cluster.adminUrl);
  address.username = 'maker';
  address.password = 'maker';
  address.pathname = `/${database}`;
  return address.href;
}

const accounts = { database: 'greffe', ownerPassword: 'owner', appPassword: 'app' };

describe('an administrator who is no superuser, with CREATEROLE and CREATEDB', () => {
  it('prepares a server, and prepares it again', async () => {
    for (const appPassword of ['app', 'another']) {
      const { ownerUrl, appUrl } = await prepareServer(makerUrl(), { ...accounts, appPassword });
      await migrate(ownerUrl);
      const database = connect(appUrl);
      await canaryCheck(database);
      await database.close();
    }
    const rows = await asAdmin(
      "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname like 'greffe%' order by 1",
    );
    const powers = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(rows).toEqual([
      { rolname: 'greffe_app', ...powers },
      { rolname: 'greffe_owner', ...powers },
    ]);
  });

  it('keeps no right of the owner', async () => {
    const [row] = await asAdmin(
      "select pg_has_role('maker', 'greffe_owner', 'SET') or pg_has_role('maker', 'greffe_owner', 'USAGE') as may",
    );
    expect(row).toEqual({ may: false });
  });

  it('prepares a database of its own', async () => {
    await asAdmin('create database own owner maker');
    const { ownerUrl, appUrl } = await prepareServer(makerUrl('own'), { ...accounts, database: 'own' });
    expect(await migrate(ownerUrl)).not.toEqual([]);
    const database = connect(appUrl);
    await canaryCheck(database);
    await database.close();
  });

  it('is refused a database of somebody else', async () => {
    await asAdmin('create database foreigner');
    const foreign = { ...accounts, database: 'foreigner' };
    await expect(prepareServer(makerUrl('foreigner'), foreign)).rejects.toMatchObject({ code: '42501' });
  });
});

it('servers that start at once, on one database or on two, are not in each other’s way', async () => {
  const all = Array.from({ length: 12 }, (_, index) =>
    prepareServer(makerUrl(), { ...accounts, database: `shared${index % 2}` }),
  );
  const ends = await Promise.allSettled(all);
  expect(ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))).toEqual([]);
});
