import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createGranting, give, listed } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';

let test: TestApp;
beforeEach(async () => {
  await test?.end();
  test = await createGranting();
});
afterAll(() => test.end());

describe('the yearly review', () => {
  const setReview = (person: string, when: string) =>
    test.asAdmin(`update memberships set review_by = now() + interval '${when}' where person = $1`, [person]);
  const confirm = (by: string, id: unknown) =>
    test.ask(by, 'POST', `/api/access/memberships/${id}/confirm`, {});

  it('is asked of who may grant, and counts for a year more', async () => {
    await setReview('carl', '10 days');
    expect((await test.ask('cleo', 'GET', '/api/access')).json.dueReviews).toBe(1);
    const [due] = await listed(test, 'cleo', '?state=due');
    expect(due).toMatchObject({ person: { id: 'carl' }, isDue: true, canConfirm: true });
    expect((await confirm('carl', due?.id)).json).toMatchObject({ code: 'notFound' });
    expect((await confirm('otto', due?.id)).json).toMatchObject({ code: 'mayNotGrant' });
    const done = await confirm('cleo', due?.id);
    expect(done.json).toMatchObject({ isDue: false, state: 'current' });
    expect(Date.parse(String(done.json.reviewBy))).toBeGreaterThan(Date.now() + 360 * 86_400_000);
    expect(await listed(test, 'cleo', '?state=due')).toEqual([]);
  });

  it('ends what nobody confirms, until it is given anew', async () => {
    await setReview('carl', '-1 second');
    expect((await test.ask('carl', 'GET', '/api/session')).json.memberships).toEqual([]);
    const gone = (await listed(test, 'cleo', '?state=ended')).find(({ person }) => person.id === 'carl');
    expect(gone).toMatchObject({ state: 'lapsed', canEnd: false });
    expect((await confirm('cleo', gone?.id)).json).toMatchObject({ code: 'accessEnded' });
    expect((await give(test, 'cleo', { role: 'clerk', person: { id: 'carl' } })).status).toBe(201);
    expect((await test.ask('carl', 'GET', '/api/session')).json.memberships).toHaveLength(1);
  });
});
