import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, people, type TestApp } from '../test/harness.ts';
import { files, loansBundle } from '../test/loans.ts';
import { eventsOf } from '../test/sealed.ts';
import { command, createRecord, saveDraft, viewOf } from '../test/steps.ts';
import type { ErasureList, RecordView } from './api/index.ts';
import { auditorActor, createSigner, sealAudit, verifyAudit } from './audit/index.ts';
import { eraseWhatIsOver } from './erasure/eraseWhatIsOver.ts';
import { sha256 } from './support/crypto.ts';
import { createTransmitter } from './transmission/createTransmitter.ts';

/** What nobody may find where it does not belong: a number, names, a free text, and the number's digest. */
const niss = '85040216932';
const planted = ['85.04.02-169.32', niss, 'Kanarievogel', 'zwartwitje'];
const data = {
  who: { number: '85.04.02-169.32', family: 'Kanarievogel', given: 'Tjilp' },
  on: '2020-05-01',
  note: 'het zwartwitje zingt',
};

const identities = {
  ...people,
  people: [
    ...people.people,
    ...['eve', 'fay', 'guy'].map((id) => ({
      id,
      givenName: id,
      familyName: 'Beheer',
      language: 'nl' as const,
    })),
  ],
  memberships: [
    ...people.memberships,
    { person: 'eve', registry: 'loans', role: 'registry-administrator', organisation: '71000436' },
    { person: 'fay', registry: 'loans', role: 'registry-administrator', organisation: '71000436' },
    { person: 'guy', registry: 'elsewhere', role: 'registry-administrator', organisation: '71000436' },
  ],
};

const retention = { period: 'P1Y', from: 'lastChange', origin: 'proposed' };
const bundle = loansBundle('1.0.0', { 'form.json': { ...(files['form.json'] as object), retention } });
const start = new Date('2026-03-10T09:00:00.000Z');
let now = start;
let test: TestApp;
const sent: string[] = [];

beforeAll(async () => {
  test = await createTestApp([bundle], { identities, clock: () => now });
});
afterAll(() => test.end());
beforeEach(() => {
  now = start;
});

const transmitter = () =>
  createTransmitter({
    ...test.ports,
    receiver: { send: async (message) => void sent.push(JSON.stringify(message)) },
    pseudonymKey: new Uint8Array(32).fill(3),
  });

/** A record that was drafted, corrected, refused once, sent and received. */
async function wholeStory(): Promise<RecordView> {
  const record = await createRecord(test);
  await saveDraft(test, record, { ...data, note: 'zwartwitje, eerst' });
  await saveDraft(test, { ...record, revision: 2 }, { ...data, on: '2999-01-01' });
  const refused = await command(test, { ...record, revision: 3 }, 'validate', {
    data: { ...data, on: '2999-01-01' },
  });
  expect(refused.status).toBe(422);
  for (const text of planted) expect(refused.text).not.toContain(text);
  const done = await command(test, { ...record, revision: 3 }, 'validate', { data });
  expect(done.status, done.text).toBe(200);
  await transmitter().send({ record: record.id, version: 1 });
  await test.ask('ann', 'GET', `/api/records/${record.id}/audit`);
  return viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
}

/** Tables in which one of the texts stands, in clear. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const tables = await test.asAdmin(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname in ('public', 'pgboss') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await test.asAdmin(
      `select exists (select 1 from ${name} t where t::text ilike any ($1)) as found`,
      [texts.map((text) => `%${text}%`)],
    );
    if (row?.found) found.push(String(name).replace('public.', ''));
  }
  return found;
}

const ask = (person: string, path: string, body: unknown = {}) =>
  test.ask(person, 'POST', `/api/erasures${path}`, body);
const listOf = async (person = 'eve') =>
  (await test.ask(person, 'GET', '/api/erasures')).json as unknown as ErasureList;

async function erase(record: string): Promise<void> {
  const asked = await ask('eve', '', { record, reason: 'The patient asked for it.' });
  expect(asked.status, asked.text).toBe(200);
  const { requests } = asked.json as unknown as ErasureList;
  const done = await ask('fay', `/${requests.find((one) => one.record === record)?.id}/confirm`);
  expect(done.status, done.text).toBe(200);
}

const refusedWith = (code: string) => ({ status: 409, json: { code: 'notErasable', refusal: { code } } });

describe('what identifies a patient', () => {
  it('stands in clear where the data map says, and nowhere else', async () => {
    await wholeStory();
    expect(await tablesWith(planted)).toEqual(['beneficiaries', 'idempotency', 'step_data', 'worklist']);
    for (const text of ['85.04.02-169.32', niss, 'Kanarievogel']) {
      expect(JSON.stringify(test.logged)).not.toContain(text);
      expect(sent.join()).not.toContain(text);
    }
  });
});

describe('an erasure', () => {
  it('leaves that it was, and nothing that was typed; the audit is as it was written', async () => {
    const signer = await createSigner(new Uint8Array(32).fill(9));
    const record = await wholeStory();
    const other = await wholeStory();
    await sealAudit(test.database, signer);
    // Which organisation an answer names, such as the patient's insurer.
    await test.asAdmin(`update records set named = '{"reader": "zwartwitje"}' where id = $1`, [record.id]);
    now = new Date('2027-03-11T09:00:00.000Z');
    await erase(record.id);
    const gone = await test.ask('ann', 'GET', `/api/records/${record.id}`);
    const never = await test.ask('ann', 'GET', `/api/records/${record.id.replace(/.$/, 'x')}`);
    expect(gone.status).toBe(404);
    expect([404, 422]).toContain(never.status);
    const list = await test.ask('ann', 'GET', '/api/records?size=100');
    expect(JSON.stringify(list.json)).not.toContain(record.id);
    // Its beneficiary stays for the other record, and goes with the last.
    expect(await test.asAdmin('select niss from beneficiaries where niss = $1', [niss])).toHaveLength(1);
    const listed = await listOf();
    expect(listed.done[0]).toMatchObject({
      record: record.id,
      code: record.code,
      ground: 'request',
      reason: 'The patient asked for it.',
      askedBy: 'eve Beheer',
      by: 'fay Beheer',
    });
    expect(listed.requests).toEqual([]);
    const events = await eventsOf(test, record.id);
    expect(events.at(-1)).toMatchObject({
      type: 'erased',
      actor: 'fay',
      payload: { askedBy: 'eve', by: { as: ['org:71000436:loans:registry-administrator'] } },
    });
    // Even with the master key.
    expect(events.some(({ payload }) => 'data' in payload)).toBe(false);
    expect(await test.asAdmin('select * from record_access where record = $1', [record.id])).toEqual([]);
    await erase(other.id);
    await eraseWhatIsOver(test.ports);
    expect(await tablesWith([...planted, 'Tjilp', await sha256(niss)])).toEqual([]);
    await sealAudit(test.database, signer);
    const report = await withActor(test.database, auditorActor, (transaction) =>
      verifyAudit(transaction, { heads: [] }),
    );
    expect(report.findings).toEqual([]);
    const later = await ask('eve', '', { record: record.id, reason: 'Again.' });
    expect(later.status, 'an erased record is not there').toBe(404);
  });

  it('is refused while it may not be, and to whoever may not', async () => {
    const draft = await createRecord(test);
    const kept = await wholeStory();
    const reason = 'Wrong patient.';
    expect(await ask('eve', '', { record: kept.id, reason })).toMatchObject(refusedWith('keptUntil'));
    const looked = await ask('eve', '/look', { record: kept.code?.toLowerCase() });
    expect(looked.json).toMatchObject({ record: kept.id, refusal: 'keptUntil', keptUntil: '2027-03-10' });
    expect(looked.text).not.toContain('Kanarievogel');
    const validated = await createRecord(test);
    await command(test, validated, 'validate', { data });
    expect(await ask('eve', '', { record: validated.id, reason })).toMatchObject(refusedWith('sending'));
    for (const person of ['ann', 'guy'])
      for (const path of ['', '/look']) {
        const body = path === '' ? { record: draft.id, reason } : { record: draft.id };
        expect((await ask(person, path, body)).status, `${person} ${path}`).toBe(404);
      }
    expect((await ask('eve', '', { record: draft.id, reason: ' ' })).status).toBe(422);
    const asked = await ask('eve', '', { record: draft.id, reason });
    const [request] = (asked.json as unknown as ErasureList).requests;
    expect(await ask('fay', '', { record: draft.id, reason })).toMatchObject(refusedWith('asked'));
    expect(await ask('eve', `/${request?.id}/confirm`)).toMatchObject(refusedWith('own'));
    expect((await ask('ann', `/${request?.id}/confirm`)).status).toBe(404);
    expect((await ask('guy', `/${request?.id}/confirm`)).status).toBe(404);
    // The database holds to it by itself.
    const byHand = (person: string) =>
      withActor(test.database, { kind: 'person', id: person }, (transaction) =>
        queryRows(transaction, sql`select greffe_erase(${draft.id}::uuid, '{}')`),
      );
    for (const person of ['eve', 'ann', 'guy'])
      await expect(byHand(person), person).rejects.toMatchObject({ cause: { code: '42501' } });
    expect((await ask('fay', `/${request?.id}/withdraw`)).status).toBe(200);
    expect(await ask('fay', `/${request?.id}/confirm`)).toMatchObject(refusedWith('ended'));
    expect((await test.ask('ann', 'GET', `/api/records/${draft.id}`)).status).toBe(200);
  });

  it('comes by itself on the day after the last one, in Brussels, and is announced', async () => {
    const record = await wholeStory();
    const about = async () => (await listOf()).due.filter((one) => one.record === record.id);
    expect(await about()).toEqual([]);
    now = new Date('2027-03-01T09:00:00.000Z');
    expect(await about()).toMatchObject([{ keptUntil: '2027-03-10' }]);
    // The last minute of that day in Brussels.
    now = new Date('2027-03-10T22:59:00.000Z');
    await eraseWhatIsOver(test.ports);
    expect(await about()).toHaveLength(1);
    now = new Date('2027-03-10T23:01:00.000Z');
    expect(await eraseWhatIsOver(test.ports)).toBeGreaterThan(0);
    expect(await about()).toEqual([]);
    const done = (await listOf()).done.find((one) => one.record === record.id);
    expect(done).toMatchObject({ ground: 'retention', reason: 'P1Y' });
    expect(done).not.toHaveProperty('by');
    expect((await test.ask('ann', 'GET', `/api/records/${record.id}`)).status).toBe(404);
  });
});
