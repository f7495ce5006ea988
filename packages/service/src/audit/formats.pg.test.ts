import { createTestDatabase } from '@greffe/database/testing';
import pg from 'pg';
import { expect, it } from 'vitest';
import { sealAudit } from './sealAudit.ts';
import { createSigner } from './signing.ts';

it('no server that knows an older format seals after one that knows a newer, as both would while one is brought in', async () => {
  const test = await createTestDatabase();
  const admin = new pg.Client({ connectionString: test.adminUrl });
  await admin.connect();
  await admin.query("insert into access_log (actor, what, records) values ('ann', 'read', '{}')");
  const head = await sealAudit(test.database, await createSigner(new Uint8Array(32).fill(3)));
  expect(head).toBeDefined();
  const { rows } = await admin.query('select * from audit_seals order by seal desc limit 1');
  // Another digest, whatever the first one begins with.
  const hash = `${rows[0].hash.startsWith('f') ? '0' : 'f'}${rows[0].hash.slice(1)}`;
  const next = (format: number) => {
    const row = { ...rows[0], seal: Number(rows[0].seal) + 1, format, hash };
    return admin.query('insert into audit_seals select * from jsonb_populate_record(null::audit_seals, $1)', [
      JSON.stringify(row),
    ]);
  };
  await expect(next(rows[0].format - 1)).rejects.toMatchObject({ code: '55000' });
  expect((await next(rows[0].format)).rowCount).toBe(1);
  await admin.end();
  await test.drop();
});
