import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { minutes, type RepairShop, refusal, repairShop, start, statuses } from '../test/repairSteps.ts';
import { repairers, repairsBundle } from '../test/repairs.ts';
import { key } from '../test/steps.ts';
import type { RecordList, RecordView } from './api/index.ts';
import { elapseDeadlines } from './index.ts';

const clock = { now: new Date(start) };
let test: TestApp;
let shop: RepairShop;
beforeAll(async () => {
  test = await createTestApp([repairsBundle()], { identities: repairers, clock: () => clock.now });
  shop = repairShop(test, clock);
});
afterAll(() => test.end());
beforeEach(() => shop.goTo(start));

/** What the API shows, and what the database itself lets through. */
async function sees(person: string, id: string): Promise<boolean> {
  const [row] = await withActor(test.database, { kind: 'person', id: person }, (transaction) =>
    queryRows<{ count: number }>(
      transaction,
      sql`select count(*)::int as count from step_data where record = ${id}`,
    ),
  );
  const { status } = await test.ask(person, 'GET', `/api/records/${id}`);
  expect(status, 'the API and the database agree').toBe((row?.count ?? 0) > 0 ? 200 : 404);
  return status === 200;
}

const list = async (person: string, query = '') =>
  (await test.ask(person, 'GET', `/api/records?size=100${query}`)).json as unknown as RecordList;
const isListed = async (person: string, id: string, query = '') =>
  (await list(person, query)).items.some((item) => item.id === id);

describe('who sees a record', () => {
  it('a role that sees it on its turn alone, wherever it is, and until what it validated stands', async () => {
    const { id } = await shop.create();
    expect(await sees('coco', id)).toBe(false);
    await shop.validate('clara', id, 'intake');
    expect(await sees('coco', id)).toBe(false);
    await shop.validate('mia', id, 'estimate', { price: 1 });
    expect(await sees('coco', id)).toBe(true);
    expect(await isListed('coco', id), 'though it is of another organisation').toBe(true);

    await shop.accepted('mia', id, { type: 'undo', step: 'estimate' });
    expect(await sees('coco', id), 'the step before was undone').toBe(false);
    expect(await isListed('coco', id)).toBe(false);

    await shop.validate('mia', id, 'estimate', { price: 1 });
    shop.goTo(start, minutes(5));
    await elapseDeadlines(test.ports);
    await shop.validate('coco', id, 'verdict', { decision: 'granted' });
    expect(await sees('coco', id), 'it can still undo').toBe(true);
    shop.goTo(start, minutes(11));
    await elapseDeadlines(test.ports);
    expect(await sees('coco', id)).toBe(false);
  });

  it('a role that sees it once a condition is met, and only reads', async () => {
    const { id } = await shop.create();
    await shop.validate('clara', id, 'intake');
    await shop.validate('mia', id, 'estimate', {});
    expect(await sees('wes', id)).toBe(false);
    await shop.accepted('mia', id, { type: 'undo', step: 'estimate' });
    await shop.validate('mia', id, 'estimate', { price: 1 });
    expect(await sees('wes', id)).toBe(true);
    expect(refusal(await shop.now('wes', id, { type: 'validate', step: 'verdict' }))).toBe('notYourRole');
    expect(refusal(await shop.save('wes', id, 'oath', {}))).toBe('notYourRole');
  });

  it('and nobody by asking the database', async () => {
    const { id } = await shop.create();
    const asCoco = (query: ReturnType<typeof sql>) =>
      withActor(test.database, { kind: 'person', id: 'coco' }, (transaction) =>
        queryRows(transaction, query),
      );
    const grant = sql`select greffe_grant(${id}::uuid, array['role:repairs:council'], array[]::text[])`;
    await expect(asCoco(grant)).rejects.toThrow();
    await expect(
      asCoco(sql`insert into record_access (record, subject) values (${id}, 'role:repairs:council')`),
    ).rejects.toThrow();
    expect(await sees('coco', id)).toBe(false);
  });
});

describe('whose turn it is', () => {
  it('stands in the list, with the date by which it is expected', async () => {
    const { id } = await shop.create();
    const item = async (person: string) => (await list(person)).items.find((found) => found.id === id);
    expect(await item('clara')).toMatchObject({ turn: ['clerk'], isMyTurn: true });
    expect(await item('mia')).toMatchObject({ turn: ['clerk'], isMyTurn: false });
    await shop.validate('clara', id, 'intake');
    expect(await item('mia')).toMatchObject({
      turn: ['mechanic', 'clerk'],
      isMyTurn: true,
      due: '2026-11-16T11:00:00.000Z',
    });
    await shop.validate('mia', id, 'estimate', { price: 1 });
    expect((await item('coco'))?.isMyTurn).toBe(true);
    expect((await item('wes'))?.isMyTurn).toBe(false);
  });

  it('says who stands in for whom to who may give the role, and to nobody else', async () => {
    const { id } = await shop.create();
    await shop.validate('clara', id, 'intake');
    shop.goTo(start, minutes(5));
    await elapseDeadlines(test.ports);
    const standsIn = (person: string | null, until: string) =>
      test.asAdmin(
        `update memberships set stands_in_for = $1, valid_to = ${until} where person = 'max' and role = 'mechanic'`,
        [person],
      );
    const told = async (person: string, record = id) =>
      (await test.ask(person, 'GET', `/api/records/${record}`)).json.standIns;
    await standsIn('mia', "'2126-12-01T23:00:00Z'");
    const shown = [
      { role: 'mechanic', name: 'Max Test', for: 'Mia Test', until: '2126-12-01T23:00:00.000Z' },
    ];
    expect(await told('clara')).toEqual(shown);
    // Support opens the record and gives no roles; a mechanic’s own turn is nobody’s else to wait for.
    expect([(await test.ask('hal', 'GET', `/api/records/${id}`)).status, await told('hal')]).toEqual([
      200,
      undefined,
    ]);
    expect(await told('mia')).toBeUndefined();
    const other = await shop.create();
    expect(await told('colin', other.id), 'waits for nobody who is stood in for').toBeUndefined();
    await standsIn('mia', 'now()');
    expect(await told('clara'), 'over').toBeUndefined();
    await standsIn(null, 'null');
  });

  it('can be asked for', async () => {
    const { id } = await shop.create();
    expect(await isListed('clara', id, '&turn=mine')).toBe(true);
    expect(await isListed('mia', id, '&turn=mine')).toBe(false);
    expect((await test.ask('mia', 'GET', '/api/records?turn=theirs')).status).toBe(400);
    const { total, items } = await list('mia', '&turn=mine');
    expect(items.every(({ isMyTurn }) => isMyTurn)).toBe(true);
    expect(total).toBe(items.length);
  });
});

describe('a record that belongs to another', () => {
  const followup = { registry: 'repairs', recordType: 'followup', organisation: '71000436' };
  const create = (more: object, person = 'clara') =>
    test.ask(person, 'POST', '/api/records', { ...followup, ...more }, key());
  const started = async (more: object): Promise<RecordView> =>
    shop.create({ recordType: 'followup', ...more });

  it('is started from one that the asker sees, of the right type, and far enough', async () => {
    const { id } = await shop.create();
    const faults = async (parent?: string) => {
      const answer = await create(parent === undefined ? {} : { parent });
      expect(answer.status).toBe(422);
      return answer.json.errors;
    };
    const fault = (code: string) => [expect.objectContaining({ pointer: '/parent', code })];
    expect(await faults()).toEqual(fault('parentMissing'));
    expect(await faults(crypto.randomUUID())).toEqual(fault('parentUnknown'));
    expect(await faults(id)).toEqual(fault('parentWaits'));
    await shop.validate('clara', id, 'intake');
    const made = await started({ parent: id });
    expect(await faults(made.id), 'a follow-up of a follow-up').toEqual(fault('parentUnknown'));
    expect(made.links).toEqual([
      { link: 'repair', recordType: 'repair', record: id },
      { link: 'earlier', recordType: 'followup' },
    ]);
    const unrelated = await test.ask(
      'clara',
      'POST',
      '/api/records',
      { ...followup, recordType: 'repair', parent: id },
      key(),
    );
    expect([unrelated.status, unrelated.json.errors]).toEqual([422, fault('parentUnknown')]);
  });

  it('looks at what its parent shows', async () => {
    const hurried = async (data: Record<string, unknown>) => {
      const { id } = await shop.create();
      await shop.validate('clara', id, 'intake', data);
      return statuses(await started({ parent: id })).hurry;
    };
    expect(await hurried({ urgent: true })).toBe('open');
    expect(await hurried({ urgent: false })).toBe('skipped');
    expect(await hurried({})).toBe('skipped');
  });

  it('looks at the last one of the same beneficiary', async () => {
    const parent = (await shop.create()).id;
    await shop.validate('clara', parent, 'intake');
    const first = await started({ parent });
    const number = '85040216932';
    await shop.validate('clara', first.id, 'call', { number, note: 'again' });
    const later = async (data: Record<string, unknown>) => {
      shop.goTo(clock.now.toISOString(), 1000);
      const { id } = await started({ parent });
      return shop.validate('clara', id, 'call', data);
    };
    const second = await later({ number, note: 'enough' });
    expect(statuses(second).recall).toBe('open');
    expect(second.links).toContainEqual({ link: 'earlier', recordType: 'followup', record: first.id });
    expect(statuses(await later({ number, note: 'x' })).recall, 'the last, not the first').toBe('skipped');
    expect(statuses(await later({ number: '64071600139' })).recall, 'somebody else').toBe('skipped');
  });

  it('shows nothing of a parent to who may not see it, and decides alike', async () => {
    const { id } = await shop.create();
    await shop.validate('clara', id, 'intake', { urgent: true });
    const child = await started({ parent: id });
    await test.asAdmin("update record_access set until = now() where record = $1 and subject like 'org:%'", [
      id,
    ]);
    const view = await shop.read(child.id);
    expect(view.links).toContainEqual({ link: 'repair', recordType: 'repair' });
    const after = await shop.validate('clara', child.id, 'call', {});
    expect(statuses(after).hurry).toBe('open');
  });
});
