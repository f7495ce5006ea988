import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { key, match, viewOf } from '../test/steps.ts';
import { nissOf, visitors, visitsBundle } from '../test/visits.ts';
import type { OwnData, RecordView } from './api/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([visitsBundle()], { identities: visitors });
});
afterAll(() => test.end());

async function visit(
  data: Record<string, unknown>,
  clerk = 'clara',
  organisation = '71000436',
): Promise<RecordView> {
  const creation = { registry: 'visits', recordType: 'visit', organisation };
  const created = await test.ask(clerk, 'POST', '/api/records', creation, key());
  expect(created.status, created.text).toBe(201);
  return validate(clerk, viewOf(created), 'desk', data);
}

async function validate(
  person: string,
  { id, revision }: RecordView,
  step: string,
  data: Record<string, unknown>,
): Promise<RecordView> {
  const asked = { type: 'validate', step, data };
  const answer = await test.ask(person, 'POST', `/api/records/${id}/commands`, asked, {
    ...match(revision),
    ...key(),
  });
  expect(answer.status, answer.text).toBe(200);
  return viewOf(answer);
}

const of = (person: keyof typeof nissOf) => ({ number: nissOf[person], name: person });
const seen = async (person: string, id: string) =>
  (await test.ask(person, 'GET', `/api/records/${id}`)).status === 200;
const listed = async (person: string, query = '') => {
  const { json } = await test.ask(person, 'GET', `/api/records?size=100${query}`);
  return { ids: (json.items as { id: string }[]).map(({ id }) => id), total: json.total };
};

describe('a role that is held for oneself', () => {
  it('opens one’s own records, in every organisation, and no others: by list, count, turn and address', async () => {
    const evas = await visit(of('eva'));
    const finns = await visit(of('finn'));
    const elsewhere = await visit(of('eva'), 'sam', '71009641');
    const abroad = await visit({ abroad: true, name: 'Eva', born: '1990-01-01' });
    const all = [evas, finns, elsewhere, abroad];
    const seenBy = async (person: string) => {
      const answers = await Promise.all(all.map(({ id }) => seen(person, id)));
      const { ids, total } = await listed(person);
      expect(all.map(({ id }) => ids.includes(id))).toEqual(answers);
      expect(total).toBe(ids.length);
      expect((await listed(person, '&turn=mine')).ids.toSorted()).toEqual(ids.toSorted());
      return answers;
    };
    expect(await seenBy('eva')).toEqual([true, false, true, false]);
    expect(await seenBy('finn')).toEqual([false, true, false, false]);
    // Who has the role and no number is nobody’s beneficiary.
    expect(await seenBy('gus')).toEqual([false, false, false, false]);
  });

  it('fills in what is asked of him; somebody else with that role is answered as if there were no such record', async () => {
    const record = await visit(of('eva'));
    const asked = { type: 'validate', step: 'answer', data: { note: 'here' } };
    const absent = '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11';
    const [forbidden, none] = await Promise.all(
      [record.id, absent].map((id) =>
        test.ask('finn', 'POST', `/api/records/${id}/commands`, asked, {
          ...match(record.revision),
          ...key(),
        }),
      ),
    );
    expect(forbidden?.status).toBe(404);
    expect(forbidden?.text).toBe(none?.text);
    await validate('eva', record, 'answer', { note: 'here' });
  });

  it('ends at once for who turns out not to be the beneficiary, and begins for who is', async () => {
    const record = await visit(of('eva'));
    expect([await seen('eva', record.id), await seen('finn', record.id)]).toEqual([true, false]);
    const headers = { ...match(record.revision), ...key() };
    const reopened = await test.ask(
      'clara',
      'POST',
      `/api/records/${record.id}/commands`,
      { type: 'reopen', step: 'desk' },
      headers,
    );
    expect(reopened.status, reopened.text).toBe(200);
    await validate('clara', viewOf(reopened), 'desk', of('finn'));
    expect([await seen('eva', record.id), await seen('finn', record.id)]).toEqual([false, true]);
    expect((await listed('eva')).ids).not.toContain(record.id);
    expect((await listed('finn')).ids).toContain(record.id);
  });

  it('shows what was validated last while somebody else corrects it, and nothing of the draft', async () => {
    const record = await visit(of('eva'));
    const path = `/api/records/${record.id}`;
    const reopened = await test.ask(
      'clara',
      'POST',
      `${path}/commands`,
      { type: 'reopen', step: 'desk' },
      { ...match(record.revision), ...key() },
    );
    const draft = { data: { ...of('eva'), name: 'half a name' } };
    const saved = await test.ask(
      'clara',
      'PUT',
      `${path}/steps/desk/draft`,
      draft,
      match(viewOf(reopened).revision),
    );
    expect(saved.status, saved.text).toBe(200);
    const deskOf = async (person: string) =>
      viewOf(await test.ask(person, 'GET', path)).steps.find(({ id }) => id === 'desk');
    expect(await deskOf('clara')).toMatchObject(draft);
    expect(await deskOf('eva')).toMatchObject({ data: of('eva'), draft: 'correcting' });
    const told = await Promise.all(
      ['clara', 'eva'].map(async (person) => (await test.ask(person, 'GET', `${path}/audit`)).text),
    );
    expect(told.map((text) => text.includes('half a name'))).toEqual([true, false]);
    expect((await test.ask('eva', 'GET', '/api/own-data')).text).not.toContain('half a name');
  });

  it('takes all of it away, with who looked, and nothing of anybody else’s', async () => {
    const evas = await visit(of('eva'));
    const finns = await visit(of('finn'));
    await test.ask('clara', 'GET', `/api/records/${evas.id}`);
    const answer = await test.ask('eva', 'GET', '/api/own-data');
    expect(answer.status, answer.text).toBe(200);
    const { records, isCut } = answer.json as unknown as OwnData;
    const mine = records.find(({ record }) => record.id === evas.id);
    expect(isCut).toBe(false);
    expect(new Set(records.map(({ record }) => record.id))).toEqual(new Set((await listed('eva')).ids));
    expect(answer.text).not.toContain(finns.id);
    expect(answer.text).not.toContain(nissOf.finn);
    const view = viewOf(await test.ask('eva', 'GET', `/api/records/${evas.id}`));
    expect(mine?.record.steps).toEqual(view.steps);
    const hidden = view.steps.filter(({ isReadable }) => !isReadable).map(({ id }) => id);
    expect(mine?.withheld).toEqual(hidden);
    expect(mine?.audit).toContainEqual(
      expect.objectContaining({ kind: 'read', by: { name: 'Clara Claes' } }),
    );
    const [line] = await test.asAdmin(
      "select actor from access_log where $1 = any(records) and detail ->> 'place' = 'own-data'",
      [evas.id],
    );
    expect(line).toEqual({ actor: 'eva' });
    // Who is nobody’s beneficiary has nothing here, like at an address that is not there.
    for (const person of ['gus', 'clara'])
      expect((await test.ask(person, 'GET', '/api/own-data')).status, person).toBe(404);
  });

  it('is held to by the database, whatever the service asks', async () => {
    const record = await visit(of('eva'));
    const rowsOf = (id: string) =>
      withActor(test.database, { kind: 'person', id }, (transaction) =>
        queryRows<{ found: number }>(
          transaction,
          sql`select (select count(*) from records where id = ${record.id}::uuid)::int
            + (select count(*) from step_data where record = ${record.id}::uuid)::int
            + (select count(*) from record_events where record = ${record.id}::uuid)::int
            + (select count(*) from worklist where record = ${record.id}::uuid)::int as found`,
        ),
      );
    expect((await rowsOf('eva'))[0]?.found).toBeGreaterThan(3);
    expect((await rowsOf('finn'))[0]?.found).toBe(0);
    expect((await rowsOf('gus'))[0]?.found).toBe(0);
  });

  it('has no number in a subject of access', async () => {
    await visit(of('eva'));
    const rows = await test.asAdmin("select distinct subject from record_access where subject like 'own:%'");
    expect(rows.length).toBeGreaterThan(0);
    for (const { subject } of rows) expect(subject).not.toMatch(/85040216932|61031712684/);
  });
});
