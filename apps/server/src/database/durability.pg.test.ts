import { createTestDatabase } from '@greffe/database/testing';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { checkDurability } from './durability.ts';

it('says of a database that it acknowledges before it has written, and not once it does not', async () => {
  const test = await createTestDatabase();
  onTestFinished(test.drop);
  const name = new URL(test.adminUrl).pathname.slice(1);
  const set = async (value: 'on' | 'off') => {
    const client = new pg.Client({ connectionString: test.adminUrl });
    await client.connect();
    await client.query(`alter database ${name} set synchronous_commit = ${value}`);
    await client.end();
  };
  const said = async () =>
    checkDurability(test.appUrl).then(
      () => 'nothing',
      (error: Error) => error.message,
    );
  await set('off');
  expect(await said()).toMatch(/synchronous_commit = off\): turn that on/);
  await set('on');
  // The PostgreSQL of the tests may have fsync off, of which it then goes on speaking.
  expect(await said()).not.toContain('synchronous_commit');
});
