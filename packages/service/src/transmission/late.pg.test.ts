import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestApp, people, type TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { command, sendRecord, viewOf } from '../../test/steps.ts';
import type { RecordView, StuckSending } from '../api/index.ts';
import { createTransmitter, type Transmitter } from './createTransmitter.ts';
import type { Reception } from './Receiver.ts';

const start = new Date('2026-03-10T09:00:00.000Z');
const hour = 3_600_000;
let now = start;
let test: TestApp;
let transmitter: Transmitter;

/** Takes everything, and says what it makes of it when it is asked again. */
const receiver = {
  /** Keys under which it was given something, as often as it was. */
  given: [] as string[],
  verdict: undefined as Reception | 'unknown' | undefined,
  asked: 0,
};
beforeAll(async () => {
  const identities = {
    ...people,
    people: [
      ...people.people,
      { id: 'rita', givenName: 'Rita', familyName: 'Test', language: 'en' as const },
    ],
    memberships: [
      ...people.memberships,
      { person: 'rita', registry: '*', role: 'registry-administrator', organisation: '71000436' },
    ],
  };
  test = await createTestApp([loansBundle()], { identities, clock: () => now });
  transmitter = createTransmitter({
    ...test.ports,
    pseudonymKey: new Uint8Array(32).fill(4),
    receiver: {
      send: async ({ key }) => {
        receiver.given.push(key);
        return { corrections: [], isConfirmed: false };
      },
      confirmation: async () => {
        receiver.asked += 1;
        return receiver.verdict;
      },
    },
  });
});
afterAll(() => test.end());
beforeEach(() => {
  now = start;
  Object.assign(receiver, { given: [], verdict: undefined, asked: 0 });
});

const read = async (id: string): Promise<RecordView> =>
  viewOf(await test.ask('ann', 'GET', `/api/records/${id}`));
const standing = async (id: string) => {
  const { status, sending } = await read(id);
  return [status, sending?.version, sending?.arrival];
};
const taken = async (): Promise<{ id: string; job: { record: string; version: number } }> => {
  const { id } = await sendRecord(test);
  const job = { record: id, version: 1 };
  await transmitter.send(job);
  return { id, job };
};
const corrections = [{ step: 'card', pointer: '/pages', comment: 'More than were printed' }];

it('a record that was taken counts as sent, pending until the receiver has confirmed it, once', async () => {
  const { id, job } = await taken();
  expect(await standing(id)).toEqual(['sent', 1, 'pending']);
  await expect(transmitter.confirm(job)).rejects.toThrow('Not yet');
  receiver.verdict = { corrections: [] };
  await transmitter.confirm(job);
  expect(await standing(id)).toEqual(['sent', 1, 'ok']);
  await transmitter.confirm(job);
  await transmitter.send(job);
  expect([receiver.given.length, receiver.asked]).toEqual([1, 2]);
  const { history } = await read(id);
  expect(history.filter(({ type }) => type === 'acknowledged')).toHaveLength(1);
});

it('is sent back when the receiver wants corrections of it later, which decide nothing of a newer version', async () => {
  const { id, job } = await taken();
  receiver.verdict = { corrections };
  await transmitter.confirm(job);
  expect(await standing(id)).toEqual(['correctionsNeeded', 1, 'ok']);
  expect((await read(id)).corrections).toEqual(corrections);

  const other = await taken();
  const reopened = viewOf(await command(test, await read(other.id), 'reopen'));
  expect((await command(test, reopened, 'validate')).status).toBe(200);
  await transmitter.confirm(other.job);
  expect(await standing(other.id), 'nobody asks of the version before').toEqual(['sending', 2, 'pending']);
  await transmitter.send({ ...other.job, version: 2 });
  expect(await standing(other.id)).toEqual(['sent', 2, 'pending']);
  receiver.verdict = { corrections: [] };
  await transmitter.confirm({ ...other.job, version: 2 });
  expect(await standing(other.id)).toEqual(['sent', 2, 'ok']);
});

it('two answers at once are one', async () => {
  const { id, job } = await taken();
  receiver.verdict = { corrections };
  await Promise.all([transmitter.confirm(job), transmitter.confirm(job), transmitter.confirm(job)]);
  const { history, corrections: wanted } = await read(id);
  expect(history.filter(({ type }) => type === 'correctionsRequested')).toHaveLength(1);
  expect(wanted).toEqual(corrections);
});

it('what the receiver lost, or has not confirmed in 48 hours (NOK), is handed in again under its key, for ten days', async () => {
  const { id, job } = await taken();
  receiver.verdict = 'unknown';
  await expect(transmitter.confirm(job)).rejects.toThrow('not confirmed');
  receiver.verdict = undefined;
  const stuck = async () =>
    ((await test.ask('rita', 'GET', '/api/sendings')).json as { items: StuckSending[] }).items.filter(
      ({ record }) => record === id,
    );
  now = new Date(start.getTime() + 47 * hour);
  await expect(transmitter.confirm(job)).rejects.toThrow('Not yet');
  expect([await standing(id), await stuck()]).toEqual([['sent', 1, 'pending'], []]);
  now = new Date(start.getTime() + 49 * hour);
  await expect(transmitter.confirm(job)).rejects.toThrow('not confirmed');
  expect(await standing(id)).toEqual(['sent', 1, 'nok']);
  expect(await stuck()).toMatchObject([{ fault: 'unconfirmed', goesOn: true }]);
  expect(receiver.given).toHaveLength(3);
  expect(new Set(receiver.given).size).toBe(1);
  now = new Date(start.getTime() + 241 * hour);
  await transmitter.confirm(job);
  expect(receiver.given, 'nobody asks any more').toHaveLength(3);
  const [rests] = await stuck();
  expect(rests).toMatchObject({ fault: 'unconfirmed', goesOn: false });
  const again = await test.ask('rita', 'POST', '/api/sendings/again', { kind: rests?.kind, key: rests?.key });
  expect(again.status, again.text).toBe(200);
  await transmitter.send(job);
  expect(receiver.given).toHaveLength(4);
  expect(await standing(id)).toEqual(['sent', 1, 'nok']);
});
