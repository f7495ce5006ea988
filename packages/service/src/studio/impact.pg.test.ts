import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansFiles } from '../../test/loans.ts';
import { createRecord, saveDraft, sendRecord } from '../../test/steps.ts';
import { change, createStudio, startDraft } from '../../test/studio.ts';
import type { DraftImpact, RecordsImpact } from '../api/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

async function impactOf(changes: Record<string, string>): Promise<[DraftImpact, RecordsImpact]> {
  const draft = await startDraft(test);
  await change(test, draft, changes);
  const read = async (path: string) => {
    const answer = await test.ask('nora', 'GET', `/api/studio/drafts/${draft.id}/${path}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.revision).toBe(2);
    return answer.json as unknown;
  };
  return [(await read('impact')) as DraftImpact, (await read('impact/records')) as RecordsImpact];
}

/** Pages are asked no more. */
function withoutPages(): Record<string, string> {
  const file = 'steps/card.schema.json';
  const schema = JSON.parse(loansFiles()[file] ?? '');
  delete schema.properties.pages;
  return { [file]: `${JSON.stringify(schema, null, 2)}\n` };
}

it('tells differences in four languages, and what becomes of the records under way, without changing them', async () => {
  await createRecord(test);
  const filled = await createRecord(test);
  await saveDraft(test, filled, { pages: 12 });
  await sendRecord(test);
  const state = () => test.asAdmin('select xmin::text, r::text from records r order by id');
  const before = await state();
  const [impact, onRecords] = await impactOf(withoutPages());
  const change = impact.changes.find(({ kind }) => kind === 'fieldRemoved');
  expect(Object.keys(change?.words ?? {}).sort()).toEqual(['de', 'en', 'fr', 'nl']);
  expect(new Set(Object.values(change?.words ?? {})).size, 'four sentences').toBe(4);
  expect(impact).toMatchObject({ inForce: { version: '1.0.0' }, cases: { passed: 0, failed: [] } });
  expect(onRecords).toMatchObject({ recordsUnderWay: 3, recordsLookedAt: 3, findings: [] });
  expect(impact.verifier?.isProved).toBe(true);
  expect(onRecords.records).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ step: 'card', status: 'open', count: 1, cannot: 0, staysValid: 1 }),
      expect.objectContaining({
        step: 'card',
        status: 'draft',
        count: 1,
        loses: 1,
        staysValid: 0,
        cannot: 0,
      }),
      expect.objectContaining({ step: '', status: 'sending', count: 1, cannot: 1 }),
    ]),
  );
  const [lost] = onRecords.reasons.filter(({ outcome }) => outcome === 'loses');
  expect(lost, 'what is lost, and for how many').toMatchObject({ count: 1 });
  expect(new Set(Object.values(lost?.words ?? {})).size, 'four sentences').toBe(4);
  expect(onRecords.reasons.filter(({ outcome }) => outcome === 'cannot')).toMatchObject([{ count: 1 }]);
  expect(JSON.stringify(onRecords), 'no answer of a record is told').not.toContain('12');
  expect(await state()).toEqual(before);
});

it('of a draft that makes no version, says what is wrong and looks at no record', async () => {
  const [impact, onRecords] = await impactOf({ 'rules.json': '{' });
  expect(impact).toMatchObject({ changes: [], findings: [{ severity: 'error', file: 'rules.json' }] });
  expect(impact.verifier).toBeUndefined();
  expect(onRecords).toMatchObject({ recordsUnderWay: 3, recordsLookedAt: 0, reasons: [] });
  expect(onRecords.records.every(({ staysValid, cannot }) => staysValid === 0 && cannot === 0)).toBe(true);
});

it('counts the faults of a draft once for each of its revisions', async () => {
  const draft = await startDraft(test);
  const count = async () => (await test.ask('nora', 'GET', `/api/studio/drafts/${draft.id}/findings`)).json;
  expect(await count()).toMatchObject({ revision: 1, errors: 0 });
  await change(test, draft, { 'rules.json': '{' });
  expect(await count(), 'an older count is not given for a changed draft').toMatchObject({
    revision: 2,
    errors: 1,
  });
  const kept = () => test.asAdmin('select at from studio_draft_checks where draft = $1', [draft.id]);
  const [first] = await kept();
  expect(await count()).toMatchObject({ revision: 2, errors: 1 });
  expect(await kept(), 'not looked for again').toEqual([first]);
  await test.asAdmin(`update studio_draft_checks set errors = 7, at = now() - interval '25 hours'`);
  expect(await count(), 'but after a day').toMatchObject({ errors: 1 });
});
