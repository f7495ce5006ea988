import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { command, createRecord, saveDraft, sendRecord, soundData, viewOf } from '../test/steps.ts';
import type { RecordView } from './api/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

/** Makes of a record what the first version of the engine stored: statuses alone, and events without what they said. */
async function makeOlder({ id }: RecordView, status: string, step: string): Promise<void> {
  const state = { lifecycle: status, 'step:card': step };
  await test.asAdmin(
    `update records set status = $2, snapshot = jsonb_build_object('definition', definition, 'machineVersion', 1,
      'state', $3::jsonb) where id = $1`,
    [id, status, JSON.stringify(state)],
  );
  await test.asAdmin("delete from record_events where record = $1 and type in ('opened', 'begun')", [id]);
  await test.asAdmin("update record_events set payload = payload - 'event' where record = $1", [id]);
  await test.asAdmin('delete from record_effects where record = $1', [id]);
}

it('a draft from before is read, saved and sent', async () => {
  const record = await createRecord(test);
  await saveDraft(test, record, { note: 'old' });
  await makeOlder(record, 'open', 'draft');
  const read = viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
  expect(read.steps[0]).toMatchObject({ status: 'draft', round: 1, data: { note: 'old' }, rounds: [] });
  const saved = await saveDraft(test, read, { note: 'new' });
  expect(saved.status, saved.text).toBe(200);
  const sent = await command(test, { ...read, revision: 3 }, 'validate', { data: soundData });
  expect(sent.status, sent.text).toBe(200);
  expect(viewOf(sent).status).toBe('sending');
});

it('a record that was sent before is reopened and sent again under its code', async () => {
  const record = await sendRecord(test);
  await makeOlder(record, 'sent', 'validated');
  const read = viewOf(await test.ask('ann', 'GET', `/api/records/${record.id}`));
  expect(read.history.map(({ type }) => type)).toEqual(['created', 'validated']);
  const reopened = await command(test, read, 'reopen');
  expect(viewOf(reopened)).toMatchObject({ status: 'open', code: record.code });
  const again = await command(test, viewOf(reopened), 'validate');
  expect(again.status, again.text).toBe(200);
  expect(viewOf(again)).toMatchObject({ status: 'sending', code: record.code });
});
