import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canaryCheck } from '@greffe/database';
import type { CaseFile, CaseStep } from '@greffe/definition';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestImage, forms, openTestMock, type TestMock } from '../../test/image.ts';

let made: Awaited<ReturnType<typeof createTestImage>>;
const opened: TestMock[] = [];

beforeAll(async () => {
  made = await createTestImage();
});
afterAll(() => made.drop());
afterEach(async () => {
  for (const mock of opened.splice(0)) await mock.end();
});

async function open(options: Parameters<typeof openTestMock>[1] = {}): Promise<TestMock> {
  const mock = await openTestMock(made.file, options);
  opened.push(mock);
  return mock;
}

interface Sendable {
  readonly registry: string;
  readonly recordType: string;
  readonly validation: CaseStep;
}

/** The first case of the definitions that begins so, that this test knows no registry. */
async function caseWith(isSuch: (steps: readonly CaseStep[]) => boolean): Promise<Sendable> {
  const registries = (await readdir(forms)).filter((name) => name !== 'shared' && !name.includes('.'));
  for (const registry of registries) {
    for (const name of await readdir(join(forms, registry, 'cases'))) {
      const text = await readFile(join(forms, registry, 'cases', name), 'utf8');
      const { recordType, steps } = JSON.parse(text) as CaseFile;
      const [validation] = steps;
      if (validation?.do === 'validate' && isSuch(steps)) return { registry, recordType, validation };
    }
  }
  throw new Error('No case begins so.');
}

const given = await caseWith(([first]) => first?.expect?.status === 'sending');
const telling = await caseWith(([, second]) => (second?.expect?.messages?.length ?? 0) > 0);
const clock = () => new Date(given.validation.at);
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const match = (revision: number) => ({ 'if-match': `"${revision}"` });

async function signInAsMember(mock: TestMock, { registry, validation }: Sendable = given): Promise<string> {
  for (const { id } of made.image.people) {
    await mock.ask('POST', '/auth/choose', { person: id });
    const { memberships } = (await mock.ask('GET', '/api/session')).json;
    const held = memberships.find(
      (one: { registry: string; role: string }) => one.registry === registry && one.role === validation.who,
    );
    if (held) return held.organisation.number;
  }
  throw new Error('No development person may send this record.');
}

/** Does what a case begins with. */
async function begin(mock: TestMock, which: Sendable) {
  const { registry, recordType, validation } = which;
  const organisation = await signInAsMember(mock, which);
  const created = await mock.ask('POST', '/api/records', { registry, recordType, organisation }, key());
  expect(created.status).toBe(201);
  const path = `/api/records/${created.json.id}`;
  const draft = `${path}/steps/${validation.step}/draft`;
  const saved = await mock.ask('PUT', draft, { data: validation.data }, match(created.json.revision));
  expect(saved.status).toBe(200);
  const command = { type: 'validate', step: validation.step };
  const sent = await mock.ask('POST', `${path}/commands`, command, {
    ...match(saved.json.revision),
    ...key(),
  });
  expect(sent.status).toBe(200);
  return { path, status: sent.json.status, code: sent.json.code };
}

async function sendRecord(mock: TestMock) {
  const begun = await begin(mock, given);
  expect(begun.status).toBe('sending');
  return begun;
}

const statusOf = async (mock: TestMock, path: string) => (await mock.ask('GET', path)).json.status;

describe('the mock API', () => {
  test('takes a record from its creation to its acknowledgement', async () => {
    const mock = await open({ clock });
    const { path, code } = await sendRecord(mock);
    await vi.waitFor(async () => expect(await statusOf(mock, path)).toBe('sent'), { timeout: 60_000 });
    expect(code).not.toBe('');
    expect((await mock.ask('GET', path)).json.code).toBe(code);
  });

  test('goes on from what was kept: the session, the records, and what was not sent yet', async () => {
    const first = await open({ clock });
    await first.ask('POST', '/dev/receiver', { state: 'down' });
    const { path } = await sendRecord(first);
    const kept = first.kept();
    if (!kept) throw new Error('Nothing was kept.');
    const second = await open({ clock, kept });
    second.continueAs(first.session());
    await vi.waitFor(async () => expect(await statusOf(second, path)).toBe('sent'), { timeout: 60_000 });
    expect(await statusOf(first, path)).toBe('sending');
    await canaryCheck(second.database);
  });

  test('sends again by itself when the receiver is back', async () => {
    const mock = await open({ clock });
    await mock.ask('POST', '/dev/receiver', { state: 'down' });
    const { path } = await sendRecord(mock);
    await vi.waitFor(
      async () => {
        expect(await attempts(mock)).toBeGreaterThan(0);
      },
      { timeout: 60_000 },
    );
    await mock.ask('POST', '/dev/receiver', { state: 'up' });
    await vi.waitFor(async () => expect(await statusOf(mock, path)).toBe('sent'), { timeout: 60_000 });
  });

  test('tells people once the undo window has ended, and shows what it told them', async () => {
    let now = new Date(telling.validation.at);
    const mock = await open({ clock: () => now });
    const { path } = await begin(mock, telling);
    const told = async () => (await mock.ask('GET', '/outbox/messages')).json.messages;
    expect(await told()).toEqual([]);
    now = new Date(now.getTime() + 10 * 60_000);
    await vi.waitFor(async () => expect(await told()).toMatchObject([{ state: 'sent' }]), {
      timeout: 60_000,
    });
    const [{ text }] = await told();
    expect(text, 'the way to it').toContain(path.replace('/api', ''));
  });

  test('knows nobody before a choice, after signing out, and by a name that is none', async () => {
    const mock = await open();
    const session = async () => (await mock.ask('GET', '/api/session')).status;
    expect(await session()).toBe(401);
    expect((await mock.ask('POST', '/auth/choose', { person: 'nobody-at-all' })).status).toBe(422);
    expect((await mock.ask('POST', '/auth/choose', [])).status).toBe(422);
    expect(await session()).toBe(401);
    await signInAsMember(mock);
    expect(await session()).toBe(200);
    expect((await mock.ask('POST', '/auth/logout', {})).json).toEqual({ location: '/' });
    expect(await session()).toBe(401);
  });

  test('holds its rows to row-level security, as a server does', async () => {
    await expect(canaryCheck((await open()).database)).resolves.toBeUndefined();
  });
});

/** How often the rows that were kept say that a sending was tried. */
async function attempts(mock: TestMock): Promise<number> {
  await mock.ask('POST', '/dev/receiver', { state: 'down' });
  const rows = JSON.parse(mock.kept()?.transmissions ?? '[]') as { attempts: number }[];
  return Math.max(...rows.map((row) => row.attempts));
}
