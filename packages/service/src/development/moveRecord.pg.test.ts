import { withActor } from '@greffe/database';
import { compileStepValidator } from '@greffe/definition/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { files, loansBundle } from '../../test/loans.ts';
import { eventsOf } from '../../test/sealed.ts';
import { command, createRecord, match, saveDraft, sendRecord, viewOf } from '../../test/steps.ts';
import type { RecordView } from '../api/index.ts';
import { publishDefinition, verifyChain } from '../index.ts';
import { developmentRecords, type MovedRecord } from './index.ts';

const first = loansBundle();
const card = files['steps/card.schema.json'] as { properties: Record<string, unknown> };
const { pages: _pages, ...others } = card.properties;
const second = loansBundle('1.1.0', {
  'steps/card.schema.json': {
    ...card,
    // The field "pages" is gone, and "note" has become a list of notes.
    properties: { ...others, note: { type: 'array', items: { type: 'string', maxLength: 9 }, maxItems: 3 } },
  },
});

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([first]);
});
afterAll(() => test.end());

async function putInForce(bundle: typeof first): Promise<void> {
  await publishDefinition(test.database, bundle, Object.values(bundle.steps).map(compileStepValidator));
}

async function move(record: Pick<RecordView, 'id' | 'revision'>, person = 'ann', headers = {}) {
  const response = await developmentRecords(test.ports).request(`http://localhost/${record.id}/definition`, {
    method: 'POST',
    headers: {
      'x-person': person,
      'content-type': 'application/json',
      ...match(record.revision),
      ...headers,
    },
    body: '{}',
  });
  return { status: response.status, json: (await response.json()) as MovedRecord & { code?: string } };
}

const typed = { who: { family: 'Maes' }, on: '2020-05-01', pages: 12, note: 'long' };

/** A draft on the first version, while the second one is in force. */
async function oldDraft(): Promise<Pick<RecordView, 'id' | 'revision'>> {
  await putInForce(first);
  const { id, revision } = await createRecord(test);
  const saved = await saveDraft(test, { id, revision }, typed);
  await putInForce(second);
  return { id, revision: Number(saved.json.revision) };
}

describe('a draft moves to the version in force', () => {
  it('with what was typed, less what has no place there, and says so in its history', async () => {
    const draft = await oldDraft();
    const { status, json } = await move(draft);
    expect(status).toBe(200);
    expect(json.record).toMatchObject({
      definition: second.hash,
      revision: draft.revision + 1,
      status: 'open',
    });
    expect(json.record.steps[0]?.data).toEqual({ who: { family: 'Maes' }, on: '2020-05-01' });
    expect(json.leftOut).toEqual([
      { step: 'card', pointer: '/note' },
      { step: 'card', pointer: '/pages' },
    ]);
    const moved = json.record.history.filter(({ type }) => type === 'moved');
    expect(moved).toMatchObject([{ by: { name: 'Ann Aerts' } }]);
    const event = (await eventsOf(test, draft.id)).find(({ type }) => type === 'moved');
    expect(event?.payload).toMatchObject({
      from: first.hash,
      definition: second.hash,
      leftOut: [{ value: 'long' }, { value: 12 }],
    });
    const fault = await withActor(test.database, { kind: 'person', id: 'ann' }, (transaction) =>
      verifyChain(transaction, draft.id),
    );
    expect(fault).toBeUndefined();
  });

  it('and can be saved and sent on it', async () => {
    const { json } = await move(await oldDraft());
    const data = { who: { number: '85.04.02-169.32', family: 'Maes' }, on: '2020-05-01', note: ['short'] };
    const saved = await saveDraft(test, json.record, data);
    expect(saved.status, saved.text).toBe(200);
    const revision = Number(saved.json.revision);
    const sent = await command(test, { id: json.record.id, revision }, 'validate');
    expect(sent.status, sent.text).toBe(200);
    expect(viewOf(sent)).toMatchObject({ status: 'sending', definition: second.hash });
  });

  it('and stays as it is when it is there already', async () => {
    const { json } = await move(await oldDraft());
    const again = await move(json.record);
    expect(again.json).toEqual({ record: { ...json.record, now: expect.any(String) }, leftOut: [] });
  });
});

describe('refused is', () => {
  it('a record that was sent, which keeps its version', async () => {
    await putInForce(first);
    const sent = await sendRecord(test);
    await putInForce(second);
    const { status, json } = await move(sent);
    expect([status, json.code]).toEqual([409, 'notMovable']);
  });

  it('a stale page, another organisation, another site, nobody', async () => {
    const draft = await oldDraft();
    expect((await move({ ...draft, revision: draft.revision - 1 })).status).toBe(412);
    expect((await move(draft, 'bob')).status).toBe(404);
    expect((await move(draft, 'ann', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await move(draft, 'ann', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await move({ id: 'x', revision: 1 })).status).toBe(404);
    const nobody = createRequestOfNobody(draft.id);
    expect((await developmentRecords(test.ports).request(nobody)).status).toBe(401);
  });
});

const createRequestOfNobody = (id: string) =>
  new Request(`http://localhost/${id}/definition`, { method: 'POST', body: '{}' });
