import { withActor } from '@greffe/database';
import type { Bundle } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// The same invented registry as the engine's own tests of moves.
import {
  number,
  schemas,
  steps,
  text,
  type VersionChange,
  versionBundle,
  workflowStep,
} from '../../../workflow/test/versions.ts';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { eventsOf } from '../../test/sealed.ts';
import { key, match, viewOf } from '../../test/steps.ts';
import type { RecordView } from '../api/index.ts';
import { elapseDeadlines, publishDefinition, verifyChain } from '../index.ts';
import { createTransmitter } from '../transmission/createTransmitter.ts';
import { MoveRefused, moveBack, moveRecords } from './index.ts';

const sending = steps.map((step) =>
  step.id === 'opinion'
    ? {
        ...step,
        effects: [{ type: 'code' }, { type: 'transmission', receiver: 'archive', outcome: 'given' }],
      }
    : step,
);
const first = versionBundle('1.0.0', { steps: sending });

const { intake: oldIntake, ...others } = schemas;
const { kilos: _kilos, note: _note, ...kept } = (oldIntake?.properties ?? {}) as Record<string, unknown>;
const renamed = (list: readonly unknown[]) =>
  JSON.parse(
    JSON.stringify(list).replaceAll('"intake"', '"baseline"').replaceAll('steps.intake.', 'steps.baseline.'),
  );
/** Another name for a step and a field, a field less, a step more. */
const change: VersionChange = {
  schemas: {
    ...others,
    baseline: { type: 'object', properties: { ...kept, weight: number } },
    extra: { type: 'object', properties: { a: text } },
  },
  steps: [...renamed(sending), workflowStep('extra', { requires: ['baseline'] })],
  operations: [
    { op: 'renameStep', from: 'intake', to: 'baseline' },
    { op: 'renameField', step: 'baseline', from: '/kilos', to: '/weight' },
  ],
};
const second = versionBundle('1.1.0', change);

const identities = {
  organisations: [{ number: '71000436', name: 'North' }],
  people: [
    { id: 'ann', givenName: 'Ann', familyName: 'Aerts', language: 'en' as const },
    { id: 'cas', givenName: 'Cas', familyName: 'Claes', language: 'de' as const },
  ],
  memberships: [
    { person: 'ann', registry: 'visits', role: 'doctor', organisation: '71000436' },
    { person: 'cas', registry: 'visits', role: 'council', organisation: '71000436' },
  ],
};

const start = Date.parse('2026-11-22T08:00:00.000Z');
const clock = { now: new Date(start) };
const minutes = (after: number) => {
  clock.now = new Date(start + after * 60_000);
};

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp([first], { identities, clock: () => clock.now });
  await make();
  await publish(second);
});
afterAll(() => test.end());

const publish = (bundle: Bundle) =>
  publishDefinition(test.database, bundle, Object.values(bundle.steps).map(compileStepValidator));

const intake = {
  start: '2026-11-22',
  kilos: 70,
  smoker: 'ex',
  note: 'x',
  visits: [{ on: '2026-11-01', where: 'ward' }],
};
const person = { who: { number: '85.04.02-169.32', family: 'Maes' } };

async function create(): Promise<string> {
  const body = { registry: 'visits', recordType: 'visit', organisation: '71000436' };
  const answer = await test.ask('ann', 'POST', '/api/records', body, key());
  expect(answer.status, answer.text).toBe(201);
  return viewOf(answer).id;
}

const revisionOf = async (id: string) =>
  Number((await test.asAdmin('select revision from records where id = $1', [id]))[0]?.revision);

async function save(id: string, step: string, data: unknown, entry?: string): Promise<void> {
  const path = `/api/records/${id}/steps/${step}${entry === undefined ? '' : `/entries/${entry}`}/draft`;
  const answer = await test.ask('ann', 'PUT', path, { data }, match(await revisionOf(id)));
  expect(answer.status, answer.text).toBe(200);
}

async function command(id: string, body: Record<string, unknown>, who = 'ann'): Promise<void> {
  const headers = { ...match(await revisionOf(id)), ...key() };
  const answer = await test.ask(who, 'POST', `/api/records/${id}/commands`, body, headers);
  expect(answer.status, answer.text).toBe(200);
}

const validate = (id: string, step: string, data: unknown, who?: string) =>
  command(id, { type: 'validate', step, data }, who);

async function read(id: string): Promise<RecordView> {
  const answer = await test.ask('ann', 'GET', `/api/records/${id}`);
  expect(answer.status, answer.text).toBe(200);
  return viewOf(answer);
}

/** Records in every state, by what they are. */
const ids: Record<string, string> = {};

async function make(): Promise<void> {
  minutes(0);
  for (const name of ['fresh', 'draft', 'window', 'locked', 'rounds', 'sent', 'onItsWay'])
    ids[name] = await create();
  const of = (name: string) => ids[name] ?? '';
  for (const name of ['draft', 'window', 'locked', 'rounds', 'sent', 'onItsWay'])
    await validate(of(name), 'person', person);
  await save(of('draft'), 'intake', intake);
  for (const name of ['locked', 'rounds', 'sent', 'onItsWay']) await validate(of(name), 'intake', intake);
  minutes(6);
  await validate(of('rounds'), 'opinion', { answer: 'again', why: 'unclear' }, 'cas');
  for (const name of ['sent', 'onItsWay']) await validate(of(name), 'opinion', { answer: 'yes' }, 'cas');
  minutes(12);
  await validate(of('rounds'), 'intake', { ...intake, note: 'clear' });
  minutes(20);
  await save(of('rounds'), 'diary', { pain: 3 }, '2026-11-22');
  await command(of('rounds'), { type: 'validate', step: 'diary', entry: '2026-11-22', data: { pain: 4 } });
  await command(of('rounds'), { type: 'add', step: 'measure', entry: 'm1' });
  await save(of('rounds'), 'measure', { value: 12 }, 'm1');
  // Time passes for all before they are moved: what is due has happened.
  await elapseDeadlines(test.ports, clock.now);
  const transmitter = createTransmitter({
    ...test.ports,
    receiver: { send: async () => {} },
    pseudonymKey: new TextEncoder().encode('a key for tests, of 32 bytes or so'),
  });
  await transmitter.send({ record: of('sent'), version: 1 });
  await validate(of('window'), 'intake', intake);
}

const tables = [
  'records',
  'step_data',
  'record_events',
  'worklist',
  'record_effects',
  'record_access',
  'record_links',
  'transmissions',
  'definitions',
];

/** Every row of every table, with the transaction that wrote it. */
async function everything(): Promise<unknown> {
  const all = await Promise.all(
    tables.map((table) =>
      test.asAdmin(`select xmin::text as written, t::text as row from ${table} t order by 2`),
    ),
  );
  return Object.fromEntries(tables.map((table, index) => [table, all[index]]));
}

/** What a record is, less what only ever grows: revision, history, times of writing. */
async function stateOf(id: string): Promise<unknown> {
  const [record] = await test.asAdmin(
    'select definition, status, snapshot, code, beneficiary, next_deadline from records where id = $1',
    [id],
  );
  const rows = await test.asAdmin(
    `select step, round, entry, draft, validated, validated_by, status, due, deadline, outcome, held, validations
     from step_data where record = $1 and step <> 'extra' order by step, round, entry`,
    [id],
  );
  const [listed] = await test.asAdmin(
    'select beneficiary, status, search, turn, due from worklist where record = $1',
    [id],
  );
  return { record, rows, listed };
}

const order = { registry: 'visits', to: 'inforce', dryRun: false };
const byName = (results: readonly { readonly record: string; readonly outcome: string }[]) =>
  Object.fromEntries(
    results.map(({ record, outcome }) => [
      Object.keys(ids).find((name) => ids[name] === record) ?? record,
      outcome,
    ]),
  );
const expected = {
  fresh: 'moved',
  draft: 'moved',
  window: 'couldNot',
  locked: 'moved',
  rounds: 'moved',
  sent: 'moved',
  onItsWay: 'couldNot',
};

const before: Record<string, unknown> = {};

describe('a dry run', () => {
  it('says what would become of each record and leaves everything byte for byte', async () => {
    const untouched = await everything();
    const report = await moveRecords(test.ports, { ...order, dryRun: true });
    expect(byName(report.results)).toEqual(expected);
    expect(report).toMatchObject({ dryRun: true, moved: 5, couldNot: 2, untouched: 0 });
    const reasons = (name: string) => report.results.find(({ record }) => record === ids[name])?.reasons;
    expect(reasons('window')).toMatchObject([{ code: 'window', step: 'intake' }]);
    expect(reasons('onItsWay')).toEqual([{ code: 'sending' }]);
    expect(await everything()).toEqual(untouched);
  });

  it('of an unknown version, or of a registry without any, moves nothing', async () => {
    await expect(moveRecords(test.ports, { ...order, to: 'f'.repeat(64) })).rejects.toThrow(MoveRefused);
    await expect(moveRecords(test.ports, { ...order, registry: 'nothing' })).rejects.toThrow(MoveRefused);
  });
});

describe('a move', () => {
  it('takes answers, state, rounds and entries along, and says so for each record', async () => {
    for (const id of Object.values(ids)) before[id] = await stateOf(id);
    const report = await moveRecords(test.ports, order);
    expect(byName(report.results)).toEqual(expected);
    const { step, round } = { step: 'baseline', round: 2 };
    const view = await read(ids.rounds ?? '');
    expect(view.definition).toBe(second.hash);
    expect(view.steps.find(({ id }) => id === step)).toMatchObject({
      status: 'locked',
      round,
      data: { weight: 70, smoker: 'ex' },
      rounds: [{ round: 1, data: { weight: 70 } }],
    });
    expect(view.steps.find(({ id }) => id === 'extra')).toMatchObject({ status: 'open' });
    expect(view.steps.find(({ id }) => id === 'diary')?.tally).toMatchObject({ validated: 1, scheduled: 2 });
    expect(
      view.history.filter(({ step: one }) => one === 'intake'),
      'the history speaks of a step as it is called now',
    ).toEqual([]);
    expect(view.history.filter(({ type, step: one }) => type === 'validated' && one === step)).toMatchObject([
      { by: { name: 'Ann Aerts' } },
      { round: 2, by: { name: 'Ann Aerts' } },
    ]);
    expect((await read(ids.sent ?? '')).status).toBe('sent');
    expect((await read(ids.draft ?? '')).steps.find(({ id }) => id === step)).toMatchObject({
      status: 'draft',
      data: { weight: 70 },
    });
  });

  it('keeps what it dropped in the history, whose chain holds', async () => {
    for (const [name, id] of Object.entries(ids)) {
      const fault = await withActor(test.database, { kind: 'system', name: 'clock' }, (transaction) =>
        verifyChain(transaction, id),
      );
      expect(fault, name).toBeUndefined();
    }
    const event = (await eventsOf(test, ids.draft ?? '')).find(({ type }) => type === 'moved');
    expect(event).toMatchObject({
      actor: 'system:mover',
      is_system: true,
      payload: {
        from: first.hash,
        definition: second.hash,
        operations: [{ op: 'renameStep' }, { op: 'renameField' }],
      },
    });
    expect(JSON.stringify(event?.payload)).toContain('"/note"');
  });

  it('leaves who could not be moved as it was, and moves nobody twice', async () => {
    for (const name of ['window', 'onItsWay'])
      expect(await stateOf(ids[name] ?? '')).toEqual(before[ids[name] ?? '']);
    const untouched = await everything();
    const again = await moveRecords(test.ports, { ...order, records: [ids.draft ?? '', ids.locked ?? ''] });
    expect(again).toMatchObject({ moved: 0, couldNot: 0, untouched: 2 });
    expect(await everything()).toEqual(untouched);
  });

  it('work goes on in the new version', async () => {
    const id = await create();
    await validate(id, 'person', person);
    await validate(id, 'baseline', { start: '2026-11-22', weight: 80 });
    const moved = ids.fresh ?? '';
    await validate(moved, 'person', person);
    await save(moved, 'baseline', { weight: 60 });
    expect((await read(moved)).steps.find((step) => step.id === 'baseline')).toMatchObject({
      status: 'draft',
    });
  });
});

describe('the way back', () => {
  it('gives each record that nobody has touched again, to the letter', async () => {
    const records = ['draft', 'locked', 'rounds', 'sent'].map((name) => ids[name] ?? '');
    const dry = await moveBack(test.ports, { ...order, to: first.hash.slice(0, 12), records, dryRun: true });
    expect(dry).toMatchObject({ moved: 4, couldNot: 0 });
    const report = await moveBack(test.ports, { ...order, to: first.hash, records });
    expect(report).toMatchObject({ moved: 4, couldNot: 0 });
    for (const id of records) expect(await stateOf(id)).toEqual(before[id]);
  });

  it('takes along what was typed since', async () => {
    const id = ids.fresh ?? '';
    await expect(
      moveBack(test.ports, { registry: 'visits', records: [id], dryRun: false }),
    ).resolves.toMatchObject({ moved: 1 });
    const view = await read(id);
    expect(view.definition).toBe(first.hash);
    expect(view.steps.find((step) => step.id === 'intake')).toMatchObject({
      status: 'draft',
      data: { kilos: 60 },
    });
    expect(view.steps.find((step) => step.id === 'person')).toMatchObject({ status: 'validated' });
  });

  it('is not there for a record that did not come that way', async () => {
    const id = await create();
    const report = await moveBack(test.ports, { registry: 'visits', records: [id], dryRun: false });
    expect(report.results).toMatchObject([{ outcome: 'couldNot', reasons: [{ code: 'noWayBack' }] }]);
  });

  it('and forward again', async () => {
    const report = await moveRecords(test.ports, { ...order, records: [ids.rounds ?? ''] });
    expect(report).toMatchObject({ moved: 1 });
    expect((await read(ids.rounds ?? '')).steps.find(({ id }) => id === 'baseline')).toMatchObject({
      round: 2,
    });
  });
});

describe('a record that fails', () => {
  it('is said, stays as it was, and keeps no other from moving', async () => {
    const id = ids.draft ?? '';
    await test.asAdmin("update records set snapshot = '{}' where id = $1", [id]);
    const report = await moveRecords(test.ports, { ...order, records: [id, ids.locked ?? ''] });
    expect(report.results.map(({ outcome }) => outcome).toSorted()).toEqual(['couldNot', 'moved']);
    expect(report.results.find(({ record }) => record === id)?.reasons).toEqual([{ code: 'failed' }]);
    expect(test.logged).toContainEqual(expect.objectContaining({ event: 'moveFailed', record: id }));
  });
});
