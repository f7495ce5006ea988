import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { startReceiver } from '../test/receiver.ts';
import { command, createRecord, saveDraft, sendRecord, soundData, viewOf } from '../test/steps.ts';
import { isCodeSound } from './index.ts';

let test: TestApp;
let receiving: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
  receiving = await startReceiver(test);
});
afterAll(async () => {
  await receiving.stop();
  await test.end();
});

const read = async (id: string) => viewOf(await test.ask('ann', 'GET', `/api/records/${id}`));
const patience = { timeout: 60_000, interval: 100 };
const until = (id: string, status: string) =>
  vi.waitFor(async () => expect((await read(id)).status).toBe(status), patience);

describe('a record from its first key to its acknowledgement', () => {
  it('is created, left, come back to, sent and acknowledged (CG-2 to CG-5)', async () => {
    const record = await createRecord(test);
    expect(record).toMatchObject({ status: 'open', revision: 1, registry: 'loans' });
    expect(record.steps[0]).toMatchObject({ id: 'card', commands: ['save', 'validate'] });
    expect(record.steps[0]?.data, 'initial values').toEqual({ on: record.facts.today });

    const saved = await saveDraft(test, record, soundData);
    expect(saved.status, saved.text).toBe(200);
    expect(saved.headers.get('etag')).toBe('"2"');

    const back = await read(record.id);
    expect(back.steps[0]).toMatchObject({ status: 'draft', data: soundData });

    const sent = await command(test, back, 'validate');
    expect(sent.status, sent.text).toBe(200);
    const { code = '', status } = viewOf(sent);
    expect(status).toBe('sending');
    expect(code).toMatch(/^LN-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
    expect(isCodeSound(code)).toBe(true);

    await until(record.id, 'sent');
    const after = await read(record.id);
    expect(after.code).toBe(code);
    expect(after.history.map(({ type, by }) => [type, by?.name])).toEqual([
      ['created', 'Ann Aerts'],
      ['opened', 'Ann Aerts'],
      ['begun', 'Ann Aerts'],
      ['validated', 'Ann Aerts'],
      ['acknowledged', undefined],
    ]);
  });

  it('sends no name and no number, and the year of birth alone (CO-10)', async () => {
    const who = {
      number: '85040216932',
      family: 'Secretname',
      given: 'Secretgiven',
      born: '1985-04-02',
      sex: 'male',
    };
    const record = await sendRecord(test, { who, on: '2020-05-01', pages: 3 });
    await until(record.id, 'sent');
    const message = receiving.received.find(({ payload }) => payload.code === record.code);
    expect(message?.payload).toMatchObject({
      beneficiary: { birthYear: 1985, sex: 'male', pseudonym: expect.stringMatching(/^[0-9a-f]{64}$/) },
      steps: { card: { who: { sex: 'male' }, pages: 3 } },
      version: 1,
    });
    expect(JSON.stringify(message)).not.toMatch(/Secret|85040216932|04-02/);
  });

  it('is sent back with what is to be corrected, by field, until it is sent again', async () => {
    receiving.receiver.corrections = [
      { step: 'card', pointer: '/pages', comment: 'More than were printed' },
      { step: 'nowhere', comment: 'Of a step that there is none of' },
    ];
    const record = await sendRecord(test);
    expect(record.sending).toMatchObject({ arrival: 'pending', version: 1 });
    await until(record.id, 'correctionsNeeded');
    receiving.receiver.corrections = [];
    const back = await read(record.id);
    expect(back.sending).toMatchObject({ arrival: 'ok', version: 1 });
    expect(back.corrections).toEqual([
      { step: 'card', pointer: '/pages', comment: 'More than were printed' },
    ]);
    const opened = viewOf(await command(test, back, 'reopen'));
    const again = await command(test, opened, 'validate');
    expect(again.status, again.text).toBe(200);
    await until(record.id, 'sent');
    const { sending, corrections, code } = await read(record.id);
    expect(sending).toMatchObject({ arrival: 'ok', version: 2 });
    expect(corrections).toBeUndefined();
    expect(code, 'CO-6: through every correction').toBe(record.code);
  });

  it('stays "sending" while its receiver is down, and arrives when it is back, once (CG-5)', async () => {
    receiving.receiver.isDown = true;
    const attempts = [receiving.nextAttempt()];
    const record = await sendRecord(test);
    await attempts[0];
    await receiving.nextAttempt();
    expect((await read(record.id)).status).toBe('sending');
    receiving.receiver.isDown = false;
    await until(record.id, 'sent');
    expect(receiving.received.filter(({ payload }) => payload.code === record.code)).toHaveLength(1);
  });

  it('is acknowledged once though the receiver has it twice under one key', async () => {
    receiving.receiver.losesAnswer = true;
    const attempt = receiving.nextAttempt();
    const record = await sendRecord(test);
    await attempt;
    await receiving.nextAttempt();
    receiving.receiver.losesAnswer = false;
    await until(record.id, 'sent');
    const messages = receiving.received.filter(({ payload }) => payload.code === record.code);
    expect(messages.length).toBeGreaterThan(1);
    expect(new Set(messages.map(({ key }) => key)).size).toBe(1);
    const { history } = await read(record.id);
    expect(history.filter(({ type }) => type === 'acknowledged')).toHaveLength(1);
  });

  it('is reopened, corrected and sent again under the same code (CG-6)', async () => {
    const record = await sendRecord(test);
    await until(record.id, 'sent');
    const reopened = await command(test, await read(record.id), 'reopen');
    expect(viewOf(reopened)).toMatchObject({ status: 'open', code: record.code });
    const again = await command(test, viewOf(reopened), 'validate', { data: { ...soundData, pages: 7 } });
    expect(again.status, again.text).toBe(200);
    expect(viewOf(again).code).toBe(record.code);
    await until(record.id, 'sent');
    const versions = receiving.received.filter(({ payload }) => payload.code === record.code);
    expect(versions.map(({ payload }) => payload.version)).toEqual([1, 2]);
  });

  it('makes no twin of who was sent under a wrong number: the earlier sending is named as replaced (CG-6)', async () => {
    const record = await sendRecord(test, { ...soundData, who: { ...soundData.who, number: '85073003328' } });
    await until(record.id, 'sent');
    const reopened = await command(test, await read(record.id), 'reopen');
    const again = await command(test, viewOf(reopened), 'validate', { data: soundData });
    expect(again.status, again.text).toBe(200);
    await until(record.id, 'sent');
    const [first, second, ...more] = receiving.received.filter(({ payload }) => payload.code === record.code);
    expect(more).toEqual([]);
    expect(first?.payload.replaces).toBeUndefined();
    expect(second?.payload.replaces).toEqual({ version: 1, key: first?.key });
    expect(second?.payload.beneficiary.pseudonym).not.toBe(first?.payload.beneficiary.pseudonym);
  });

  it('is deleted once it is open again: out of the list, its history kept, and the receiver told (CG-7)', async () => {
    const record = await sendRecord(test);
    await until(record.id, 'sent');
    const reopened = viewOf(await command(test, await read(record.id), 'reopen'));
    const deleted = await command(test, reopened, 'delete');
    expect(deleted.status, deleted.text).toBe(200);
    expect(viewOf(deleted)).toMatchObject({ status: 'deleted', code: record.code });
    expect(viewOf(deleted).history.at(-1)).toMatchObject({ type: 'deleted', by: expect.anything() });
    const { text } = await test.ask('ann', 'GET', '/api/records?size=100');
    expect(text).not.toContain(record.id);
    await vi.waitFor(() => {
      const last = receiving.received.filter(({ payload }) => payload.code === record.code).at(-1);
      expect(last?.payload).toMatchObject({
        version: 2,
        isDeleted: true,
        replaces: { version: 1 },
        steps: {},
      });
    }, patience);
    expect((await read(record.id)).status).toBe('deleted');
  });
});
