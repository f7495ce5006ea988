import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, createTestApp, type TestApp } from '../test/harness.ts';
import { minutes, type RepairShop, refusal, repairShop, start, stepOf } from '../test/repairSteps.ts';
import { repairers, repairsBundle } from '../test/repairs.ts';
import { key } from '../test/steps.ts';
import type { RecordCommand, RecordView } from './api/index.ts';

const clock = { now: new Date(start) };
let test: TestApp;
let shop: RepairShop;
beforeAll(async () => {
  test = await createTestApp([repairsBundle()], { identities: repairers, clock: () => clock.now });
  shop = repairShop(test, clock);
});
afterAll(() => test.end());

let record: RecordView;
beforeEach(async () => {
  shop.goTo(start);
  const { id } = await shop.create();
  record = await shop.validate('clara', id, 'intake', { note: 'wheel' });
});

/** Everything that is stored of a record; a refusal may change none of it. */
const everything = async () =>
  JSON.stringify(
    await Promise.all(
      [
        'records where id',
        'step_data where record',
        'record_events where record',
        'record_effects where record',
      ].map((from) => test.asAdmin(`select * from ${from} = $1 order by 1, 2, 3`, [record.id])),
    ),
  );

async function refused(give: () => Promise<Answer>): Promise<Answer> {
  const before = await everything();
  const answer = await give();
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json.title, 'a sentence for a person').toMatch(/\S+ \S+/);
  expect(await everything(), 'nothing has changed').toBe(before);
  return answer;
}

describe('a command is refused with its reason, and the record is as it was:', () => {
  const commands: readonly (readonly [string, string, RecordCommand, string])[] = [
    ['for a step that waits', 'coco', { type: 'validate', step: 'verdict', data: {} }, 'notFound'],
    [
      'for a step that waits, of a role that sees it',
      'mia',
      { type: 'validate', step: 'answer', data: {} },
      'stepSkipped',
    ],
    ['for a step that is validated', 'clara', { type: 'validate', step: 'intake', data: {} }, 'stepNotOpen'],
    ['by a role without it', 'mia', { type: 'validate', step: 'oath', data: {} }, 'notYourRole'],
    ['an undo by somebody else', 'colin', { type: 'undo', step: 'intake' }, 'notYours'],
    ['an undo of what was not validated', 'clara', { type: 'undo', step: 'oath' }, 'final'],
    ['an undo of a step that is open', 'mia', { type: 'undo', step: 'estimate' }, 'notUndoable'],
    [
      'a reopening of a step that is undone instead',
      'clara',
      { type: 'reopen', step: 'intake' },
      'notReopenable',
    ],
    [
      'an unlocking by who is not support',
      'clara',
      { type: 'unlock', step: 'intake', reason: 'x' },
      'notYourRole',
    ],
    [
      'an unlocking of what is not locked',
      'hal',
      { type: 'unlock', step: 'intake', reason: 'x' },
      'notLocked',
    ],
    ['a note without words', 'hal', { type: 'annotate', step: 'intake', text: '  ' }, 'reasonMissing'],
    [
      'for an entry of a step that has none',
      'clara',
      { type: 'validate', step: 'oath', entry: 'a' },
      'entryUnknown',
    ],
    ['for an entry that is none', 'clara', { type: 'validate', step: 'remarks', entry: 'a' }, 'entryUnknown'],
    ['for a repeated step without an entry', 'clara', { type: 'validate', step: 'remarks' }, 'entryMissing'],
    [
      'an entry to a step that is not repeated',
      'clara',
      { type: 'add', step: 'oath', entry: 'a' },
      'entryNotOpen',
    ],
    ['for a step that is none', 'clara', { type: 'undo', step: 'outake' }, 'notFound'],
  ];
  it.each(commands)('%s', async (_, person, asked, code) => {
    const answer = await refused(() => shop.give(person, record, asked));
    if (code === 'notFound') return expect(answer.json.code).toBe('notFound');
    expect(refusal(answer)).toBe(code);
    return expect(answer.json.detail).toMatch(/\S+ \S+/);
  });

  it('with the article where the source says so', async () => {
    const answer = await refused(() => shop.give('colin', record, { type: 'undo', step: 'intake' }));
    expect(answer.json.refusal).toMatchObject({ cite: { source: 'repairs', article: '7' } });
  });

  it('in the language asked for', async () => {
    const answer = await refused(() =>
      shop.give('colin', record, { type: 'undo', step: 'intake' }, { 'accept-language': 'fr' }),
    );
    expect(answer.json.detail).toBe('Seule la personne qui a validé peut annuler.');
  });

  it('with another step’s data', async () => {
    const data = { decision: 'granted' };
    const asked = { type: 'validate', step: 'estimate', data } as const;
    const answer = await refused(() => shop.give('mia', record, asked));
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toEqual([expect.objectContaining({ pointer: '/decision', code: 'unknown' })]);
  });

  it('for a version that is not the record’s', async () => {
    const definition = repairsBundle('2.0.0').hash;
    const asked = { type: 'undo', step: 'intake', definition } as const;
    expect(refusal(await refused(() => shop.give('clara', record, asked)))).toBe('otherVersion');
    const own = await shop.give('clara', record, { ...asked, definition: record.definition });
    expect(own.status, own.text).toBe(200);
  });

  it('for a revision that is not the record’s', async () => {
    const stale = { ...record, revision: record.revision - 1 };
    const answer = await refused(() => shop.give('clara', stale, { type: 'undo', step: 'intake' }));
    expect([answer.status, answer.json.revision]).toEqual([412, record.revision]);
  });

  it('repeated: the same answer, and nothing twice', async () => {
    const headers = key();
    const asked = { type: 'validate', step: 'estimate', data: { price: 1 } } as const;
    const first = await shop.give('mia', record, asked, headers);
    expect(first.status, first.text).toBe(200);
    const before = await everything();
    expect((await shop.give('mia', record, asked, headers)).text).toBe(first.text);
    expect(await everything()).toBe(before);
    expect(refusal(await refused(() => shop.now('mia', record.id, asked)))).toBe('stepNotOpen');
  });

  it('late: after the record has ended', async () => {
    await shop.validate('mia', record.id, 'estimate', { price: 1 });
    shop.goTo(start, minutes(6));
    await shop.validate('coco', record.id, 'verdict', { decision: 'refused' });
    shop.goTo(start, minutes(12));
    // The first is refused and stores what time did; from then on nothing changes.
    expect(refusal(await shop.save('clara', record.id, 'oath', { note: 'x' }))).toBe('recordClosed');
    const again = await refused(() => shop.save('clara', record.id, 'oath', { note: 'x' }));
    expect(refusal(again)).toBe('recordClosed');
    expect(await shop.read(record.id)).toMatchObject({ status: 'closed' });
  });

  it('late: what time did is stored once, whatever is asked and refused how often', async () => {
    shop.goTo(start, minutes(5));
    const undo = () => shop.now('clara', record.id, { type: 'undo', step: 'intake' });
    const answers = await Promise.all([undo(), undo(), undo()]);
    expect(answers.map(refusal)).toEqual(['undoEnded', 'undoEnded', 'undoEnded']);
    expect(refusal(await refused(undo))).toBe('undoEnded');
    const { history } = await shop.read(record.id);
    expect(history.filter(({ type }) => type === 'locked')).toHaveLength(1);
    expect(await shop.messages(record.id)).toEqual(['intake-done']);
  });

  it('from a clock in the past', async () => {
    shop.goTo(start, -1);
    const validate = { type: 'validate', step: 'estimate', data: {} } as const;
    expect(refusal(await refused(() => shop.give('mia', record, validate)))).toBe('clockInPast');
    expect(refusal(await refused(() => shop.save('mia', record.id, 'estimate', {})))).toBe('clockInPast');
    expect(stepOf(await shop.read(record.id, 'mia'), 'estimate').status).toBe('open');
  });

  it.each([
    ['a type that is none', { type: 'shred', step: 'intake' }, '/type'],
    ['a save, which is no command', { type: 'save', step: 'intake' }, '/type'],
    ['the engine’s own', { type: 'wait', step: 'intake' }, '/type'],
    ['an acknowledgement', { type: 'acknowledge', step: 'intake' }, '/type'],
    ['no step', { type: 'undo' }, '/step'],
    ['an entry with a slash', { type: 'add', step: 'remarks', entry: 'a/b' }, '/entry'],
    ['an empty entry', { type: 'add', step: 'remarks', entry: '' }, '/entry'],
    ['a member that is unknown', { type: 'undo', step: 'intake', now: '2020-01-01T00:00:00Z' }, '/now'],
  ])('%s', async (_, asked, pointer) => {
    const answer = await refused(() => shop.give('clara', record, asked as RecordCommand));
    expect([answer.status, (answer.json.errors as { pointer: string }[])[0]?.pointer]).toEqual([
      422,
      pointer,
    ]);
  });
});
