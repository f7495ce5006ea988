import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, people, type TestApp } from '../test/harness.ts';
import { files, loansBundle, texts } from '../test/loans.ts';
import { command, createRecord, saveDraft, soundData, viewOf } from '../test/steps.ts';
import type { AuditPage, FileView, RecordView } from './api/index.ts';
import { createApp } from './app.ts';
import { eraseWhatIsOver } from './erasure/eraseWhatIsOver.ts';
import { clearFiles } from './files/clearFiles.ts';
import type { FilePorts } from './files/ports.ts';
import { scanHeldFiles } from './files/scanHeldFiles.ts';
import { createTransmitter } from './transmission/createTransmitter.ts';

const cite = { source: 'loans', article: '1' };
const card = files['steps/card.schema.json'] as { properties: object };
const named = Object.fromEntries(
  ['fr', 'nl', 'de', 'en'].map((language) => [
    `i18n/${language}.json`,
    { ...texts, 'field.card.letter.title': 'Letter', 'field.card.scans.title': 'Scans' },
  ]),
);
const letter = { type: 'string', format: 'file', maxLength: 36, origin: 'source', cite };
const withFiles = loansBundle('1.0.0', {
  'steps/card.schema.json': {
    ...card,
    properties: {
      ...card.properties,
      letter,
      scans: { type: 'array', maxItems: 5, items: letter, origin: 'source', cite },
    },
  },
  ...named,
  'form.json': {
    ...(files['form.json'] as object),
    retention: { period: 'P1Y', from: 'lastChange', origin: 'proposed' },
  },
});

/** What stands in none of the tables, in no log and no address. */
const planted = 'Kanarievogel';
const pdf = new TextEncoder().encode(`%PDF-1.7 het ${planted} zingt`);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

let now = new Date('2026-03-10T09:00:00.000Z');
let verdict: 'clean' | 'infected' | 'unknown' = 'clean';
const stored = new Map<string, Uint8Array<ArrayBuffer>>();
const scanner: NonNullable<FilePorts['scanner']> = async () => verdict;
const outside: FilePorts = {
  scanner,
  store: {
    put: async (name, sealed) => void stored.set(name, sealed),
    get: async (name) => stored.get(name) ?? Promise.reject(new Error('not there')),
    remove: async (name) => void stored.delete(name),
  },
};
let test: TestApp;
const apps = new Map<string, Pick<ReturnType<typeof createApp>, 'request'>>();

beforeAll(async () => {
  test = await createTestApp([withFiles], {
    identities: {
      ...people,
      memberships: [
        ...people.memberships,
        { person: 'dan', registry: 'loans', role: 'clerk', organisation: '71000436' },
      ],
    },
    clock: () => now,
  });
  apps.set('database', createApp({ ...test.ports, files: { scanner } }));
  apps.set('store', createApp({ ...test.ports, files: outside }));
});
afterAll(() => test.end());
beforeEach(() => {
  now = new Date('2026-03-10T09:00:00.000Z');
  verdict = 'clean';
  stored.clear();
});

interface Sent {
  readonly person?: string;
  readonly name?: string;
  readonly type?: string;
  readonly step?: string;
  readonly length?: number;
  readonly at?: string;
}

async function send(record: string, content: Uint8Array | ReadableStream, sent: Sent = {}) {
  const { person = 'ann', name = `${planted}.pdf`, type = 'application/octet-stream', step = 'card' } = sent;
  const response = await apps
    .get(sent.at ?? 'database')
    ?.request(`http://localhost/api/records/${record}/steps/${step}/files`, {
      method: 'POST',
      headers: {
        'x-person': person,
        'content-type': type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        ...(sent.length === undefined ? {} : { 'content-length': String(sent.length) }),
      },
      body: content as BodyInit,
      ...(content instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit);
  if (response === undefined) throw new Error('There is no such application.');
  return { status: response.status, json: (await response.json()) as FileView & { code?: string } };
}

const ask = (person: string, method: string, path: string, at = 'database') =>
  apps.get(at)?.request(`http://localhost/api/records/${path}`, {
    method,
    headers: { 'x-person': person, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
    ...(method === 'POST' ? { body: '{}' } : {}),
  }) as Promise<Response>;
const filesSeen = async (person: string, id: string) =>
  viewOf(await test.ask(person, 'GET', `/api/records/${id}`)).files;
const validated = (record: Pick<RecordView, 'id' | 'revision'>, data: object) =>
  command(test, record, 'validate', { data: { ...soundData, ...data } });

/** Has the receiver acknowledge it. */
const transmit = (record: string) =>
  createTransmitter({
    ...test.ports,
    receiver: { send: async () => undefined },
    pseudonymKey: new Uint8Array(32),
  }).send({ record, version: 1 });

describe.each(['database', 'store'])('a file that lies in the %s', (at) => {
  it('is sealed, comes back as it was, is seen by who reads the step, and by nobody else', async () => {
    const record = await createRecord(test);
    const { status, json } = await send(record.id, pdf, { at, name: `C:\\x\\${planted}\u202e.exe` });
    expect(status).toBe(201);
    expect(json).toMatchObject({ name: `${planted}.exe.pdf`, kind: 'application/pdf', size: pdf.length });
    const answer = await ask('ann', 'GET', `${record.id}/files/${json.id}`, at);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${planted}.exe.pdf"; filename*=UTF-8''${planted}.exe.pdf`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(await filesSeen('ann', record.id)).toEqual([json]);
    const other = await createRecord(test);
    const wrong = [
      await ask('bob', 'GET', `${record.id}/files/${json.id}`, at),
      await ask('ann', 'GET', `${other.id}/files/${json.id}`, at),
      await ask('ann', 'GET', `${record.id}/files/${record.id}`, at),
    ];
    const bodies = await Promise.all(wrong.map((one) => one.text()));
    expect(wrong.map((one) => one.status)).toEqual([404, 404, 404]);
    expect(new Set(bodies).size).toBe(1);
    const rows = await test.asAdmin('select sealed from file_contents where file = $1', [json.id]);
    const sealed = at === 'store' ? stored.get(json.id) : (rows[0]?.sealed as Buffer);
    expect(rows).toHaveLength(at === 'store' ? 0 : 1);
    expect(sealed?.length).toBeGreaterThan(pdf.length);
    const kept = Buffer.from(sealed ?? []).toString('latin1');
    expect(`${kept}${JSON.stringify(test.logged)}`).not.toContain(planted);
    for (const table of ['files', 'access_log', 'idempotency'])
      expect(JSON.stringify(await test.asAdmin(`select * from ${table}`))).not.toContain(planted);
  });

  it('is removed with its content while no validation holds it, and stays from then on', async () => {
    const record = await createRecord(test);
    const gone = (await send(record.id, pdf, { at })).json.id;
    const kept = (await send(record.id, png, { at, name: 'scan.png' })).json.id;
    expect((await ask('bob', 'DELETE', `${record.id}/files/${gone}`, at)).status).toBe(404);
    expect((await ask('cas', 'DELETE', `${record.id}/files/${gone}`, at)).status).toBe(404);
    expect((await ask('ann', 'DELETE', `${record.id}/files/${gone}`, at)).status).toBe(204);
    expect((await ask('ann', 'GET', `${record.id}/files/${gone}`, at)).status).toBe(404);
    const refused = await validated(record, { letter: gone, scans: [kept] });
    expect(refused).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/letter', code: 'unknownFile' }] },
    });
    const done = await validated(record, { scans: [kept] });
    expect(done.status, done.text).toBe(200);
    expect((await ask('ann', 'DELETE', `${record.id}/files/${kept}`, at)).status).toBe(409);
    await transmit(record.id);
    const sent = viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
    expect((await command(test, sent, 'reopen')).status).toBe(200);
    expect((await ask('ann', 'DELETE', `${record.id}/files/${kept}`, at)).status).toBe(204);
    expect((await ask('ann', 'GET', `${record.id}/files/${kept}`, at)).status).toBe(200);
    await clearFiles({ ...test.ports, files: outside });
    expect(stored.has(gone)).toBe(false);
    expect(await test.asAdmin('select 1 from file_contents where file = $1', [gone])).toEqual([]);
  });
});

describe('what is no file for here', () => {
  it.each<[string, number, string, () => Uint8Array | ReadableStream, Sent]>([
    ['a program by the name of a PDF', 422, 'fileKind', () => new TextEncoder().encode('MZ program'), {}],
    ['a web page', 422, 'fileKind', () => new TextEncoder().encode('<html>%PDF-'), { name: 'a.pdf' }],
    ['an empty one', 422, 'fileEmpty', () => new Uint8Array(), {}],
    ['one that says that it is too large', 413, 'fileTooLarge', () => pdf, { length: 20 * 1024 * 1024 + 1 }],
    ['one that is larger than it says', 413, 'fileTooLarge', () => endless(pdf), {}],
    ['one of which a part is missing', 400, 'malformedRequest', () => pdf, { length: pdf.length + 1 }],
    ['one whose connection was cut', 400, 'malformedRequest', () => cut(pdf), {}],
    ['one sent as a form of another site could', 415, 'fileType', () => pdf, { type: 'text/plain' }],
    ['one of somebody without access', 404, 'notFound', () => pdf, { person: 'bob' }],
    ['one for a step that is not there', 404, 'notFound', () => pdf, { step: 'other' }],
  ])('%s leaves nothing: %i %s', async (_what, status, code, content, sent) => {
    const record = await createRecord(test);
    const answer = await send(record.id, content(), sent);
    expect(answer).toMatchObject({ status, json: { code } });
    expect(await test.asAdmin('select 1 from files where record = $1', [record.id])).toEqual([]);
  });

  it('is what a scanner finds; what it did not look at is opened and validated by nobody', async () => {
    const record = await createRecord(test);
    verdict = 'infected';
    expect(await send(record.id, pdf)).toMatchObject({ status: 422, json: { code: 'fileInfected' } });
    verdict = 'unknown';
    const { json } = await send(record.id, pdf);
    expect(json.state).toBe('held');
    expect((await ask('ann', 'GET', `${record.id}/files/${json.id}`)).status).toBe(409);
    expect(await validated(record, { letter: json.id })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/letter', code: 'heldFile' }] },
    });
    expect((await ask('ann', 'POST', `${record.id}/files/${json.id}/scan`)).status).toBe(409);
    verdict = 'clean';
    expect((await ask('bob', 'POST', `${record.id}/files/${json.id}/scan`)).status).toBe(404);
    expect((await ask('ann', 'POST', `${record.id}/files/${json.id}/scan`)).status).toBe(200);
    expect((await ask('ann', 'GET', `${record.id}/files/${json.id}`)).status).toBe(200);
  });
});

it('what the scanner did not look at is looked at later, by itself, as soon as it answers', async () => {
  const record = await createRecord(test);
  verdict = 'unknown';
  const [letter, outsideLetter, bad] = [
    (await send(record.id, pdf)).json.id,
    (await send(record.id, pdf, { at: 'store' })).json.id,
    (await send(record.id, new TextEncoder().encode('%PDF-1.7 virus'))).json.id,
  ];
  const states = async () =>
    Object.fromEntries((await filesSeen('ann', record.id))?.map(({ id, state }) => [id, state]) ?? []);
  const scan = (looks: NonNullable<FilePorts['scanner']>) =>
    scanHeldFiles({ ...test.ports, files: { ...outside, scanner: looks } });
  let asked = 0;
  const away = async () => {
    asked += 1;
    return 'unknown' as const;
  };
  expect([await scan(away), asked]).toEqual([0, 1]);
  expect(await states()).toEqual({ [letter]: 'held', [outsideLetter]: 'held', [bad]: 'held' });
  const back: typeof scanner = async (content) =>
    new TextDecoder().decode(content).includes('virus') ? 'infected' : 'clean';
  expect(await scan(back)).toBe(2);
  expect(await states()).toEqual({ [letter]: 'ready', [outsideLetter]: 'ready', [bad]: 'held' });
  expect(await scan(back)).toBe(0);
  expect(await scanHeldFiles(test.ports), 'where nobody looks for viruses').toBe(0);
});

describe('what nobody uses', () => {
  it('is cleared away after a day; what a draft names stays', async () => {
    const record = await createRecord(test);
    const used = (await send(record.id, pdf)).json.id;
    const unused = (await send(record.id, pdf)).json.id;
    const outsideUnused = (await send(record.id, pdf, { at: 'store' })).json.id;
    expect((await saveDraft(test, record, { letter: used })).status).toBe(200);
    const clear = () => clearFiles({ ...test.ports, files: outside });
    now = new Date('2026-03-11T08:59:00.000Z');
    expect(await clear()).toBe(0);
    now = new Date('2026-03-11T09:01:00.000Z');
    await clear();
    expect((await filesSeen('ann', record.id))?.map(({ id }) => id)).toEqual([used]);
    expect([stored.has(outsideUnused), unused === used]).toEqual([false, false]);
  });

  it('is nothing but what was begun and never came', async () => {
    const record = await createRecord(test);
    const failing = createApp({
      ...test.ports,
      files: { store: { ...outside.store, put: () => Promise.reject(new Error('away')) } as never },
    });
    apps.set('failing', failing);
    expect((await send(record.id, pdf, { at: 'failing' })).status).toBe(500);
    expect(await filesSeen('ann', record.id)).toBeUndefined();
    now = new Date('2026-03-10T10:01:00.000Z');
    expect(await clearFiles(test.ports)).toBe(1);
  });
});

it('is erased with its record, and nothing of it is left outside', async () => {
  const record = await createRecord(test);
  const inside = (await send(record.id, pdf)).json.id;
  const without = (await send(record.id, pdf, { at: 'store' })).json.id;
  const done = await validated(record, { scans: [inside, without] });
  expect(done.status, done.text).toBe(200);
  await transmit(record.id);
  now = new Date('2027-03-12T09:00:00.000Z');
  expect(await eraseWhatIsOver(test.ports)).toBeGreaterThan(0);
  expect((await ask('ann', 'GET', `${record.id}/files/${inside}`)).status).toBe(404);
  for (const table of ['files', 'file_contents'])
    expect(await test.asAdmin(`select 1 from ${table} where record = $1`, [record.id])).toEqual([]);
  expect(stored.has(without)).toBe(true);
  await clearFiles({ ...test.ports, files: outside });
  expect(stored.has(without)).toBe(false);
  expect(await test.asAdmin('select 1 from file_leftovers')).toEqual([]);
});

it('is in the history by name, for who reads the step', async () => {
  const record = await createRecord(test);
  const { id } = (await send(record.id, pdf)).json;
  await ask('ann', 'GET', `${record.id}/files/${id}`);
  await ask('ann', 'DELETE', `${record.id}/files/${id}`);
  const page = (await test.ask('ann', 'GET', `/api/records/${record.id}/audit`)).json as unknown as AuditPage;
  const told = page.items.filter(({ kind }) => kind.startsWith('file'));
  expect(told.map(({ kind, file, step }) => [kind, file, step])).toEqual(
    ['fileRemoved', 'fileRead', 'fileAdded'].map((kind) => [kind, `${planted}.pdf`, 'card']),
  );
});

/** A body that never ends. */
const endless = (start: Uint8Array) =>
  new ReadableStream({
    start: (controller) => controller.enqueue(start),
    pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
  });

/** One that breaks off. */
const cut = (start: Uint8Array) =>
  new ReadableStream({
    start: (controller) => controller.enqueue(start),
    pull: (controller) => controller.error(new Error('cut')),
  });
