import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseFile, CaseStep } from '@greffe/definition';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
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

const json = async (...path: string[]) => JSON.parse(await readFile(join(forms, ...path), 'utf8'));

/** The first case that begins by validating a step that can be undone for a while, so that this test knows no registry. */
async function undoable() {
  const registries = (await readdir(forms)).filter((name) => name !== 'shared' && !name.includes('.'));
  for (const registry of registries) {
    const { recordTypes } = await json(registry, 'workflow.json');
    for (const name of await readdir(join(forms, registry, 'cases'))) {
      const { recordType, steps } = (await json(registry, 'cases', name)) as CaseFile;
      const [first] = steps;
      const step = recordTypes[recordType]?.steps.find(({ id }: { id: string }) => id === first?.step);
      if (first?.do === 'validate' && step?.correction.mode === 'undo')
        return { registry, recordType, first };
    }
  }
  throw new Error('No case begins with a step that can be undone.');
}
const { registry, recordType, first } = await undoable();

async function signIn(mock: TestMock, { who }: CaseStep): Promise<string> {
  for (const { id } of made.image.people) {
    await mock.ask('POST', '/auth/choose', { person: id });
    const { memberships } = (await mock.ask('GET', '/api/session')).json;
    const held = memberships.find(
      (one: { registry: string; role: string }) => one.registry === registry && one.role === who,
    );
    if (held) return held.organisation.number;
  }
  throw new Error(`Nobody is ${who}.`);
}

/** A record with a validated step that can still be undone. */
async function validated(mock: TestMock): Promise<string> {
  const organisation = await signIn(mock, first);
  const headers = () => ({ 'idempotency-key': crypto.randomUUID() });
  const created = await mock.ask('POST', '/api/records', { registry, recordType, organisation }, headers());
  const path = `/api/records/${created.json.id}`;
  const { step, data } = first;
  const command = { type: 'validate', step, data };
  const match = { ...headers(), 'if-match': `"${created.json.revision}"` };
  const sent = await mock.ask('POST', `${path}/commands`, command, match);
  expect(sent.json).toMatchObject({ id: created.json.id });
  return path;
}

const stepOf = async (mock: TestMock, path: string) => {
  const { steps, history } = (await mock.ask('GET', path)).json;
  const locked = history.filter(({ type }: { type: string }) => type === 'locked');
  return { ...steps.find(({ id }: { id: string }) => id === first.step), locked };
};

test('a move is answered when what it ends has ended, at its own time', async () => {
  const mock = await open();
  const path = await validated(mock);
  const { status, until } = await stepOf(mock, path);
  expect(status).toBe('validated');
  expect((await mock.ask('POST', '/dev/clock', { to: until })).json.now).toBe(until);
  const after = await stepOf(mock, path);
  expect(after.status).toBe('locked');
  expect(after.locked).toMatchObject([{ at: until }]);
});

test('a window ends by itself while a page looks', async () => {
  const mock = await open();
  const path = await validated(mock);
  const { until } = await stepOf(mock, path);
  const almost = new Date(Date.parse(until) - 1_500).toISOString();
  await mock.ask('POST', '/dev/clock', { to: almost });
  expect((await stepOf(mock, path)).locked).toEqual([]);
  await vi.waitFor(async () => expect((await stepOf(mock, path)).locked).toMatchObject([{ at: until }]), {
    timeout: 60_000,
  });
});

test('the clock is found where it was left, with what it ended', async () => {
  const left = await open();
  const path = await validated(left);
  const { until } = await stepOf(left, path);
  const { offset } = (await left.ask('POST', '/dev/clock', { to: until })).json;
  const kept = left.kept();
  if (!kept) throw new Error('Nothing was kept.');
  const found = await open({ kept });
  found.continueAs(left.session());
  expect((await found.ask('GET', '/dev/clock')).json.offset).toBe(offset);
  expect((await stepOf(found, path)).locked).toMatchObject([{ at: until }]);
  expect((await found.ask('POST', '/dev/clock', { reset: true })).json.offset).toBe(0);
});

test('what is no move is refused', async () => {
  const mock = await open();
  const { status, json } = await mock.ask('POST', '/dev/clock', { advance: 'soon' });
  expect(status).toBe(422);
  expect(json.errors).toMatchObject([{ pointer: '/advance' }]);
});

test('a clock that is given is moved by nobody else', async () => {
  const mock = await open({ clock: () => new Date(first.at) });
  expect((await mock.fetch(new Request('http://localhost/dev/clock'))).status).toBe(404);
});
