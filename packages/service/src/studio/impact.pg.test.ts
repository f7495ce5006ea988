import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansFiles } from '../../test/loans.ts';
import { createRecord, saveDraft, sendRecord } from '../../test/steps.ts';
import { change, createStudio, startDraft } from '../../test/studio.ts';
import type { DraftImpact } from '../api/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

async function impactOf(changes: Record<string, string>): Promise<DraftImpact> {
  const draft = await startDraft(test);
  await change(test, draft, changes);
  const answer = await test.ask('nora', 'GET', `/api/studio/drafts/${draft.id}/impact`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as unknown as DraftImpact;
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
  const impact = await impactOf(withoutPages());
  const change = impact.changes.find(({ kind }) => kind === 'fieldRemoved');
  expect(Object.keys(change?.words ?? {}).sort()).toEqual(['de', 'en', 'fr', 'nl']);
  expect(new Set(Object.values(change?.words ?? {})).size, 'four sentences').toBe(4);
  expect(impact).toMatchObject({ recordsUnderWay: 3, recordsLookedAt: 3, cases: { passed: 0, failed: [] } });
  expect(impact.verifier?.isProved).toBe(true);
  expect(impact.records).toEqual(
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
  expect(await state()).toEqual(before);
});

it('of a draft that makes no version, says what is wrong and looks at no record', async () => {
  const impact = await impactOf({ 'rules.json': '{' });
  expect(impact).toMatchObject({
    changes: [],
    findings: [{ severity: 'error', file: 'rules.json' }],
    recordsUnderWay: 3,
    recordsLookedAt: 0,
  });
  expect(impact.verifier).toBeUndefined();
  expect(impact.records.every(({ staysValid, cannot }) => staysValid === 0 && cannot === 0)).toBe(true);
});
