import { getAt } from '@greffe/definition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { loansBundle } from '../test/loans.ts';
import { command, createRecord, sendRecord, viewOf } from '../test/steps.ts';
import type { RecordView } from './api/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([loansBundle()]);
});
afterAll(() => test.end());

const who = { abroad: true, family: 'Müller', given: 'Eva', born: '1970-02-03', sex: 'female' };
const data = { who, on: '2020-05-01' };
const codeOf = (view: RecordView) => getAt(view.steps[0]?.data ?? {}, '/who/mark');
const matches = async (record: string, wanted: unknown, person = 'ann') =>
  test.ask(person, 'POST', `/api/records/${record}/steps/card/matches`, { data: wanted });

describe('a beneficiary without NISS (CO-2)', () => {
  it('gets a code of its own when the record is sent, never merged by itself', async () => {
    const first = await sendRecord(test, data);
    const second = await sendRecord(test, data);
    expect(codeOf(first)).toMatch(/^LN-B-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
    expect(codeOf(second)).not.toBe(codeOf(first));
  });

  it('keeps the code that was picked from the likely matches', async () => {
    const known = { ...data, who: { ...who, family: 'Moreau' } };
    const first = await sendRecord(test, known);
    const record = await createRecord(test);
    const found = await matches(record.id, { who: { ...known.who, given: 'eva', family: 'moreau' } });
    // Others born that day and with that first name follow: who married has another last name.
    expect(found.json.matches).toMatchObject([
      { code: codeOf(first), lastName: 'Moreau', firstName: 'Eva', birthDate: '1970-02-03', sex: 'female' },
      { lastName: 'Müller' },
      { lastName: 'Müller' },
    ]);
    const picked = { ...known, who: { ...known.who, mark: codeOf(first) } };
    const sent = await command(test, record, 'validate', { data: picked });
    expect(sent.status, sent.text).toBe(200);
    expect(codeOf(viewOf(sent))).toBe(codeOf(first));
  });

  it('refuses a code that is none of the matches', async () => {
    const other = { ...data, who: { ...who, family: 'Other', given: 'Zoe', born: '1950-01-01' } };
    const taken = codeOf(await sendRecord(test, other));
    const record = await createRecord(test);
    for (const mark of [taken, 'LN-B-0000-0000-0']) {
      const sent = await command(test, record, 'validate', { data: { ...data, who: { ...who, mark } } });
      expect(sent.status).toBe(422);
      expect(sent.json.errors).toMatchObject([{ pointer: '/who/mark', code: 'unknownCode' }]);
    }
  });

  it('finds nobody of another hospital', async () => {
    await sendRecord(test, { ...data, who: { ...who, family: 'Hidden' } });
    const creation = { registry: 'loans', recordType: 'loan', organisation: '71009641' };
    const elsewhere = viewOf(
      await test.ask('bob', 'POST', '/api/records', creation, { 'idempotency-key': 'elsewhere' }),
    );
    const found = await matches(elsewhere.id, { who: { ...who, family: 'Hidden' } }, 'bob');
    expect(found.json).toEqual({ matches: [] });
  });
});
