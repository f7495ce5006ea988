import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createGranting, give, listed } from '../../test/granting.ts';
import type { TestApp } from '../../test/harness.ts';
import { createOutbox } from '../development/index.ts';
import type { MessageToSend } from '../index.ts';
import { composeNotice } from '../reviews/composeNotice.ts';
import { tellReviewers } from '../reviews/tellReviewers.ts';

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

  it('is told by mail to who may confirm it, once a week at most, with neither name nor registry', async () => {
    const sent: MessageToSend[] = [];
    let fault: Error | undefined;
    const messenger = {
      send: async (message: MessageToSend) => {
        sent.push(message);
        if (fault) throw fault;
      },
    };
    const address = 'https://greffe.example';
    const tell = () => tellReviewers({ ...test.ports, messenger, address });
    const told = async () =>
      (await createOutbox(test.ports, address)()).map(({ person, state }) => [person, state]);
    /** As if what was told had been told eight days before; each time to other weeks, for a week is told of once. */
    const weekLater = (weeks: number) =>
      test.asAdmin(
        "update review_notices set period = period - 7 * $1::int, created_at = created_at - interval '8 days'",
        [weeks],
      );
    await test.asAdmin("insert into contacts (person, email) select id, id || '@example.org' from persons");
    await test.asAdmin("update persons set language = 'fr' where id = 'cleo'");
    expect(await tell(), 'nothing is due').toBe(0);

    await setReview('carl', '10 days');
    await setReview('rosa', '20 days');
    fault = new Error('down');
    await expect(tell()).rejects.toThrow('could not leave');
    fault = undefined;
    sent.splice(0, sent.length - 1);
    // Killed before it knew how it ended, or run by two servers at once: one row, one key.
    await Promise.all([tell(), tell()]);
    expect(await tell()).toBe(0);
    expect([...new Set(sent.map(({ to }) => to))].sort()).toEqual(['carl@example.org', 'cleo@example.org']);
    const keys = (to: string) => new Set(sent.filter((one) => one.to === to).map(({ key }) => key));
    expect([keys('cleo@example.org').size, keys('carl@example.org').size]).toEqual([1, 1]);
    const mail = sent.find(({ to }) => to.startsWith('cleo'));
    expect(mail).toMatchObject({ language: 'fr', subject: 'Des accès attendent votre confirmation' });
    expect(mail?.text).toMatch(
      /que vous pouvez confirmer : 2\. Le premier prend fin le \d+(er)? \S+ 20\d\d si personne/,
    );
    expect(mail?.text).toContain(`${address}/access?state=due\n`);
    for (const secret of ['carl', 'Carl', 'rosa', 'Rosa', 'clerk', 'loans'])
      expect(mail?.text).not.toContain(secret);
    expect((await told()).sort()).toEqual([
      ['Carl Test', 'sent'],
      ['Cleo Test', 'sent'],
    ]);

    sent.length = 0;
    await weekLater(1);
    expect(await tell(), 'nothing new since').toBe(0);
    await setReview('carl', '5 days');
    expect(await tell(), 'the last call').toBe(1);
    expect(
      sent.map(({ to }) => to),
      'Carl does not confirm his own',
    ).toEqual(['cleo@example.org']);

    await weekLater(10);
    await setReview('carl', '6 days');
    await test.asAdmin("delete from contacts where person = 'cleo'");
    await tell();
    const [row] = await test.asAdmin(
      "select state, fault from review_notices where person = 'cleo' order by period desc limit 1",
    );
    expect(row).toEqual({ state: 'undeliverable', fault: 'noAddress' });

    const due = [
      {
        person: 'x',
        registry: 'x',
        role: 'x',
        organisation: 'x',
        reviewBy: new Date('2026-12-01T11:00:00Z'),
      },
    ];
    const subjects = ['fr', 'nl', 'de', 'en'].map((language) =>
      composeNotice({ due, channel: 'text', language, address }),
    );
    expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(4);
    for (const { text } of subjects)
      expect(text).toMatch(/: 1\. .*2026.* https:\/\/greffe\.example\/access\?state=due$/);
  });
});
