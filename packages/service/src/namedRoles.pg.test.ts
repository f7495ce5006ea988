import { queryRows, sql, withActor } from '@greffe/database';
import { compileStepValidator } from '@greffe/definition/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import { key, match, viewOf } from '../test/steps.ts';
import { askedVisitsBundle, nissOf, visitors, visitsBundle } from '../test/visits.ts';
import type { RecordView } from './api/index.ts';
import { publishDefinition } from './index.ts';
import { moveBack, moveRecords } from './versions/index.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([visitsBundle(), askedVisitsBundle()], { identities: visitors });
});
afterAll(() => test.end());

const north = '71000436';
const south = '71009641';
const creation = { registry: 'visits', recordType: 'visit', organisation: north };

async function visit(data: Record<string, unknown>, registry = 'visits'): Promise<RecordView> {
  const created = await test.ask('clara', 'POST', '/api/records', { ...creation, registry }, key());
  expect(created.status, created.text).toBe(201);
  return validate('clara', viewOf(created), 'desk', data);
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

async function reopen({ id, revision }: RecordView, person = 'clara', step = 'desk'): Promise<RecordView> {
  const headers = { ...match(revision), ...key() };
  const asked = { type: 'reopen', step };
  const answer = await test.ask(person, 'POST', `/api/records/${id}/commands`, asked, headers);
  expect(answer.status, answer.text).toBe(200);
  return viewOf(answer);
}

const guest = { number: nissOf.eva, name: 'eva' };
const seen = async (person: string, id: string) =>
  (await test.ask(person, 'GET', `/api/records/${id}`)).status === 200;
const listed = async (person: string, query: object = {}) => {
  const { json } = await test.ask(person, 'POST', '/api/records/search', { size: 100, ...query });
  return { ids: (json.items as { id: string }[]).map(({ id }) => id), total: json.total };
};

/** Rows of a record that the database shows to somebody, whatever the service asks. */
async function rowsOf(person: string, record: string): Promise<number | undefined> {
  const [row] = await withActor(test.database, { kind: 'person', id: person }, (transaction) =>
    queryRows<{ found: number }>(
      transaction,
      sql`select (select count(*) from records where id = ${record}::uuid)::int
        + (select count(*) from step_data where record = ${record}::uuid)::int
        + (select count(*) from record_events where record = ${record}::uuid)::int
        + (select count(*) from worklist where record = ${record}::uuid)::int as found`,
    ),
  );
  return row?.found;
}

describe('the three conditions of access: consent where the registry asks it, the relation, the role', () => {
  it('NP-7, NP-8: each without the others opens nothing, by address, list, count, search and in the database', async () => {
    const record = await visit({ ...guest, host: south }, 'asked-visits');
    const id = record.id;
    /** Who of those without any part in the desk's work sees it; whatever way they try. */
    const opens = async () => {
      const people = ['hank', 'ines', 'sam', 'finn'];
      const answers = await Promise.all(
        people.map(async (person) => {
          const answer = await seen(person, id);
          for (const query of [{}, { search: guest.number }]) {
            const { ids, total } = await listed(person, query);
            expect([ids.includes(id), total], JSON.stringify([person, query])).toEqual([answer, ids.length]);
          }
          expect(((await rowsOf(person, id)) ?? 0) > 0, person).toBe(answer);
          return answer;
        }),
      );
      return people.filter((_, index) => answers[index]);
    };
    const agree = async (agrees: boolean) => {
      const now = viewOf(await test.ask('eva', 'GET', `/api/records/${id}`));
      const isFirst = now.steps.every(({ id: step, status }) => step !== 'answer' || status === 'open');
      const opened = isFirst ? now : await reopen(now, 'eva', 'answer');
      await validate('eva', opened, 'answer', { agrees });
    };
    const held = (valid: string) =>
      test.asAdmin(
        `update memberships set valid_to = ${valid} where person = 'ines' and registry = 'asked-visits'`,
      );
    expect(await opens(), 'without consent: the role in the organisation alone').toEqual([]);
    await agree(false);
    expect(await opens(), 'with a consent refused').toEqual([]);
    await agree(true);
    // Not Hank, who has the role where there is no relation; nor Sam, who has the relation and another role.
    expect(await opens()).toEqual(['ines']);
    await held('now()');
    expect(await opens(), 'without the role').toEqual([]);
    await held('null');
    await validate(
      'clara',
      await reopen(viewOf(await test.ask('clara', 'GET', `/api/records/${id}`))),
      'desk',
      {
        ...guest,
        host: north,
      },
    );
    expect(await opens(), 'the relation has moved').toEqual(['hank']);
    await agree(false);
    expect(await opens(), 'the consent is withdrawn').toEqual([]);
  });
});

describe('a role whose organisation an answer names', () => {
  const hosts = async (id: string, turn = true) => {
    const answers = await Promise.all(['hank', 'ines'].map((host) => seen(host, id)));
    for (const [index, host] of ['hank', 'ines'].entries()) {
      for (const query of [{}, ...(turn ? [{ turn: 'mine' }] : []), { search: guest.number }]) {
        const { ids, total } = await listed(host, query);
        expect(ids.includes(id), JSON.stringify([host, query])).toBe(answers[index]);
        expect(total).toBe(ids.length);
      }
      expect(((await rowsOf(host, id)) ?? 0) > 0).toBe(answers[index]);
    }
    return answers;
  };

  it('counts there and nowhere else: by list, count, search, turn, address and in the database', async () => {
    expect(await hosts((await visit({ ...guest, host: north })).id)).toEqual([true, false]);
    // Not where the record belongs, and in an organisation that has no other part in it.
    expect(await hosts((await visit({ ...guest, host: south })).id)).toEqual([false, true]);
    expect(await hosts((await visit(guest)).id)).toEqual([false, false]);
  });

  it('NP-7: stays while the answer is corrected, and moves with what is validated then', async () => {
    const record = await visit({ ...guest, host: south });
    await validate('ines', record, 'talk', { note: 'came' });
    const reopened = await reopen(viewOf(await test.ask('clara', 'GET', `/api/records/${record.id}`)));
    expect(await hosts(record.id, false)).toEqual([false, true]);
    const corrected = await validate('clara', reopened, 'desk', { ...guest, host: north });
    expect([await seen('hank', record.id), await seen('ines', record.id)]).toEqual([true, false]);
    await validate('clara', await reopen(corrected), 'desk', guest);
    expect(await hosts(record.id)).toEqual([false, false]);
  });

  it('is validated only for an organisation that is here', async () => {
    const begun = viewOf(await test.ask('clara', 'POST', '/api/records', creation, key()));
    const answer = await test.ask(
      'clara',
      'POST',
      `/api/records/${begun.id}/commands`,
      { type: 'validate', step: 'desk', data: { ...guest, host: '71009642' } },
      { ...match(begun.revision), ...key() },
    );
    expect([answer.status, answer.json.errors]).toMatchObject([
      422,
      [{ pointer: '/host', code: 'unknownOrganisation' }],
    ]);
  });

  it('does nothing that another of its organisations may', async () => {
    const record = await visit({ ...guest, host: south });
    const asked = { type: 'validate', step: 'talk', data: { note: 'mine' } };
    const answer = await test.ask('hank', 'POST', `/api/records/${record.id}/commands`, asked, {
      ...match(record.revision),
      ...key(),
    });
    expect(answer.status).toBe(404);
  });

  it('moves with the record to a version that asks it elsewhere, and back', async () => {
    const record = await visit({ ...guest, name: south, host: north });
    expect(await hosts(record.id)).toEqual([true, false]);
    const next = visitsBundle('1.1.0', '/name');
    await publishDefinition(test.database, next, Object.values(next.steps).map(compileStepValidator));
    const order = { registry: 'visits', records: [record.id], dryRun: false };
    expect(await moveRecords(test.ports, order)).toMatchObject({ moved: 1 });
    expect([await seen('hank', record.id), await seen('ines', record.id)]).toEqual([false, true]);
    expect(await moveBack(test.ports, order)).toMatchObject({ moved: 1 });
    expect(await hosts(record.id)).toEqual([true, false]);
  });
});
