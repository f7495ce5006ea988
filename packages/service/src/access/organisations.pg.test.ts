import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createGranting, end, give, north, south } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';

let test: TestApp;
beforeEach(async () => {
  await test?.end();
  test = await createGranting();
});
afterAll(() => test.end());

describe('two organisations', () => {
  const join = (by: string, partner = south) =>
    test.ask(by, 'POST', '/api/cooperations', { registry: 'loans', organisation: north, partner });

  it('that work together: the chief of the first grants in the second, but no chief, until it ends', async () => {
    expect((await join('cleo')).status).toBe(404);
    expect((await join('otto')).status).toBe(204);
    expect((await join('otto')).status).toBe(409);
    expect((await join('otto', north)).status).toBe(422);
    const there = { role: 'clerk', organisation: south };
    const given = await give(test, 'cleo', there);
    expect(given.status, given.text).toBe(201);
    expect((await give(test, 'cleo', { ...there, role: 'chief' })).status).toBe(403);
    expect((await give(test, 'sven', { role: 'reader' })).status, 'not the other way').toBe(403);
    const list = (await test.ask('otto', 'GET', '/api/organisations')).json.cooperations as { id: number }[];
    const part = (reason: string) =>
      test.ask('otto', 'POST', `/api/cooperations/${list[0]?.id}/end`, { reason });
    expect((await part('')).status).toBe(422);
    expect((await part('The agreement is over')).status).toBe(204);
    expect((await part('The agreement is over')).status).toBe(409);
    expect((await end(test, 'cleo', given.json.id)).status).toBe(404);
    expect((await end(test, 'sven', given.json.id)).status).toBe(200);
  });

  it('have one person with different roles, each where it was given', async () => {
    await give(test, 'cleo', { role: 'clerk' });
    await give(test, 'sven', { role: 'reader', organisation: south });
    const create = (organisation: string) =>
      test.ask(
        'free',
        'POST',
        '/api/records',
        { registry: 'loans', recordType: 'loan', organisation },
        {
          'idempotency-key': organisation,
        },
      );
    expect((await create(north)).status).toBe(201);
    expect((await create(south)).status).toBe(403);
    const record = await createRecordOf('carl');
    expect((await test.ask('free', 'GET', `/api/records/${record}`)).status).toBe(200);
  });

  const createRecordOf = async (by: string) => {
    const order = { registry: 'loans', recordType: 'loan', organisation: north };
    return (await test.ask(by, 'POST', '/api/records', order, { 'idempotency-key': 'r' })).json.id;
  };

  it('are made by administrators, and renamed by those of all registries', async () => {
    const add = (by: string, number: string, name: string) =>
      test.ask(by, 'POST', '/api/organisations', { number, name });
    expect((await add('cleo', '1', 'Mine')).status).toBe(404);
    expect((await add('otto', '7.10/123 45', ' West ')).status).toBe(204);
    expect((await add('otto', '71012345', 'West')).json).toMatchObject({ code: 'organisationExists' });
    expect((await add('otto', 'a:b', 'x')).status).toBe(422);
    const rename = (by: string) => test.ask(by, 'PATCH', '/api/organisations/71012345', { name: 'Far West' });
    expect((await rename('otto')).status).toBe(404);
    expect((await rename('nora')).status).toBe(204);
    expect((await rename('nora')).status, 'to the same name').toBe(204);
    const { organisations, history } = (await test.ask('otto', 'GET', '/api/organisations')).json;
    expect(organisations).toContainEqual({ number: '71012345', name: 'Far West' });
    expect((history as { number: string }[]).filter(({ number }) => number === '71012345')).toMatchObject([
      { what: 'renamed', name: 'Far West', was: 'West', by: 'Nora Test' },
      { what: 'made', name: 'West', by: 'Otto Test', byId: 'otto' },
    ]);
    // Whoever administers all of them has no page for who administers one.
    expect((history as { by: string }[]).find(({ by }) => by === 'Nora Test')).not.toHaveProperty('byId');
    await expect(test.asAdmin('set role greffe_app; delete from organisation_events')).rejects.toThrow(
      /denied/,
    );
  });
});
