import { initialSnapshot, type RecordEvent, replay } from '@greffe/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp } from '../test/harness.ts';
import {
  minutes,
  type RepairShop,
  refusal,
  repairShop,
  start,
  statuses,
  stepOf,
} from '../test/repairSteps.ts';
import { repairers, repairsBundle } from '../test/repairs.ts';
import { eventsOf } from '../test/sealed.ts';
import { DefinitionStore } from './definitions/DefinitionStore.ts';
import { createRunAs } from './http/runAs.ts';
import { createDeadlines, elapseDeadlines, startDeadlines, verifyChain } from './index.ts';

const clock = { now: new Date(start) };
const bundle = repairsBundle();
let test: TestApp;
let shop: RepairShop;
beforeAll(async () => {
  test = await createTestApp([bundle], { identities: repairers, clock: () => clock.now });
  shop = repairShop(test, clock);
});
afterAll(() => test.end());
beforeEach(() => shop.goTo(start));

/** The events as they are stored lead from the first state to the one that is stored, and their chain is sound. */
async function demandHistory(id: string): Promise<void> {
  const [row] = await test.asAdmin('select snapshot from records where id = $1', [id]);
  const lines = await eventsOf(test, id);
  const runAs = createRunAs(test.ports, new DefinitionStore());
  await runAs({ kind: 'system', name: 'clock' }, async ({ transaction, definitions }) => {
    expect(await verifyChain(transaction, id)).toBeUndefined();
    const machine = (await definitions.load(transaction, bundle.hash)).machine('repair');
    const [created, ...events] = lines.map(
      ({ type, at, payload }) =>
        ({ type, at: (at as Date).toISOString(), ...(payload.event as object) }) as unknown as RecordEvent,
    );
    expect(replay(machine, initialSnapshot(machine, created?.at ?? ''), events)).toEqual(row?.snapshot);
  });
}

describe('an undo', () => {
  it('takes a validation back as it was, and its messages never leave', async () => {
    const { id } = await shop.create();
    const done = await shop.validate('clara', id, 'intake', { note: 'wheel' });
    expect(stepOf(done, 'intake')).toMatchObject({
      status: 'validated',
      mode: 'undo',
      until: '2026-11-02T11:05:00.000Z',
      held: [{ message: 'intake-done', to: ['mechanic'] }],
      by: { name: 'Clara Test' },
      commands: ['undo'],
    });
    expect(done.now).toBe(start);
    expect(done.code, 'a code is given at once').toMatch(/^RP-/);
    shop.goTo(start, minutes(5) - 1);
    const undone = await shop.accepted('clara', id, { type: 'undo', step: 'intake' });
    expect(stepOf(undone, 'intake')).toMatchObject({ status: 'draft', data: { note: 'wheel' }, held: [] });
    shop.goTo(start, minutes(60));
    await elapseDeadlines(test.ports);
    expect(await shop.messages(id)).toEqual([]);
    const [row] = await test.asAdmin('select next_deadline from records where id = $1', [id]);
    expect(row?.next_deadline).toBeNull();
    await demandHistory(id);
  });

  it('is for who validated alone, and not at the very end of the window', async () => {
    const { id } = await shop.create();
    await shop.validate('clara', id, 'intake');
    expect(refusal(await shop.now('colin', id, { type: 'undo', step: 'intake' }))).toBe('notYours');
    expect(refusal(await shop.now('mia', id, { type: 'undo', step: 'intake' }))).toBe('notYourRole');
    shop.goTo(start, minutes(5));
    const late = await shop.now('clara', id, { type: 'undo', step: 'intake' });
    expect(late.json).toMatchObject({
      code: 'refused',
      refusal: { code: 'undoEnded', cite: { source: 'repairs', article: '7' } },
      detail: expect.stringContaining('time to undo is over'),
    });
    // The command was refused, and what time did is kept all the same: once, and as nobody's doing.
    expect(await shop.messages(id)).toEqual(['intake-done']);
    const after = await shop.read(id);
    expect(stepOf(after, 'intake').status).toBe('locked');
    expect(after.history.filter(({ type }) => type === 'locked')).toEqual([
      { type: 'locked', step: 'intake', at: '2026-11-02T11:05:00.000Z', cause: 'window', by: null },
    ]);
    expect(await elapseDeadlines(test.ports)).toBe(0);
    expect(await shop.messages(id)).toEqual(['intake-done']);
    await demandHistory(id);
  });

  it('ends when a step that depends on it is validated', async () => {
    const { id } = await shop.create();
    await shop.validate('clara', id, 'intake');
    await shop.save('mia', id, 'estimate', { price: 1 });
    expect(await shop.messages(id)).toEqual([]);
    await shop.validate('mia', id, 'estimate', { price: 2 });
    expect(await shop.messages(id)).toEqual(['intake-done']);
    expect(refusal(await shop.now('clara', id, { type: 'undo', step: 'intake' }))).toBe('undoEnded');
    await demandHistory(id);
  });

  it('sends a dependent step back to waiting, its draft kept', async () => {
    const { id } = await shop.create();
    await shop.validate('clara', id, 'intake');
    await shop.save('mia', id, 'estimate', { price: 7 });
    await shop.accepted('clara', id, { type: 'undo', step: 'intake' });
    const waiting = await shop.read(id, 'mia');
    expect(stepOf(waiting, 'estimate')).toMatchObject({
      status: 'waiting',
      waitsFor: [{ step: 'intake', why: 'requires' }],
      data: { price: 7 },
      commands: [],
    });
    const refused = await shop.save('mia', id, 'estimate', { price: 8 });
    expect(refused.json).toMatchObject({
      refusal: { code: 'stepWaits' },
      detail: 'This step waits for: The intake.',
    });
    await shop.validate('clara', id, 'intake');
    expect(stepOf(await shop.read(id, 'mia'), 'estimate').status).toBe('draft');
    await demandHistory(id);
  });
});

/** A repair up to the council's turn. */
async function estimated(): Promise<string> {
  const { id } = await shop.create();
  await shop.validate('clara', id, 'intake', { note: 'wheel' });
  await shop.validate('mia', id, 'estimate', { price: 100, from: '2026-11-03', to: '2026-11-05' });
  return id;
}

describe('a decision', () => {
  it('begins a new round once it stands, and the round before is kept', async () => {
    const id = await estimated();
    shop.goTo(start, minutes(6));
    await elapseDeadlines(test.ports);
    expect(await shop.messages(id)).toEqual(['intake-done', 'verdict-asked']);
    await shop.validate('coco', id, 'verdict', { decision: 'question', note: 'why?' });
    expect(stepOf(await shop.read(id, 'mia'), 'verdict')).toMatchObject({ round: 1, outcome: 'question' });
    shop.goTo(start, minutes(20));
    expect(await elapseDeadlines(test.ports)).toBeGreaterThan(0);

    const asked = await shop.read(id, 'mia');
    expect(statuses(asked)).toMatchObject({ answer: 'open', verdict: 'waiting' });
    expect(stepOf(asked, 'verdict')).toMatchObject({
      round: 2,
      data: {},
      rounds: [
        {
          round: 1,
          outcome: 'question',
          data: { decision: 'question', note: 'why?' },
          by: { name: 'Coco Test' },
        },
      ],
    });
    const unread = stepOf(await shop.read(id, 'clara'), 'verdict');
    expect(unread).toMatchObject({ isReadable: false, data: {}, rounds: [{ round: 1, data: {} }] });
    expect(JSON.stringify(await shop.read(id, 'clara'))).not.toMatch(/why\?/);

    await shop.validate('mia', id, 'answer', { note: 'because' });
    shop.goTo(start, minutes(40));
    await elapseDeadlines(test.ports);
    const granted = await shop.validate('coco', id, 'verdict', { decision: 'granted' });
    expect(stepOf(granted, 'verdict')).toMatchObject({
      round: 2,
      held: [{ message: 'verdict-given', to: ['mechanic'] }],
    });
    shop.goTo(start, minutes(60));
    await elapseDeadlines(test.ports);
    expect(await shop.messages(id)).toEqual([
      'intake-done',
      'verdict-asked',
      'verdict-asked',
      'verdict-given',
    ]);
    const { history } = await shop.read(id, 'mia');
    expect(history.filter(({ type }) => type === 'message').map(({ message, to }) => [message, to])).toEqual([
      ['intake-done', ['mechanic']],
      ['verdict-asked', ['council']],
      ['verdict-asked', ['council']],
      ['verdict-given', ['mechanic']],
    ]);
    await demandHistory(id);
  });

  it('may end the record', async () => {
    const id = await estimated();
    shop.goTo(start, minutes(6));
    await shop.validate('coco', id, 'verdict', { decision: 'refused' });
    shop.goTo(start, minutes(12));
    await elapseDeadlines(test.ports);
    const ended = await shop.read(id);
    expect(ended).toMatchObject({ status: 'closed', ended: { step: 'verdict', outcome: 'refused' } });
    expect(statuses(ended)).toMatchObject({ oath: 'skipped' });
    expect(refusal(await shop.save('clara', id, 'oath', {}))).toBe('recordClosed');
    await demandHistory(id);
  });
});

describe('time', () => {
  it('passes once for a record, though servers look together and people act', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5, 6].map(estimated));
    shop.goTo(start, minutes(6));
    const looks = await Promise.all([1, 2, 3].map(() => elapseDeadlines(test.ports)));
    expect(looks.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
    for (const id of ids) {
      const { history } = await shop.read(id);
      expect(history.filter(({ type }) => type === 'locked').map(({ step }) => step)).toEqual([
        'intake',
        'estimate',
      ]);
    }
  });

  it('is no revision: who has the record open goes on', async () => {
    const id = await estimated();
    const before = await shop.read(id);
    shop.goTo(start, minutes(6));
    await elapseDeadlines(test.ports);
    const after = await shop.read(id);
    expect(after.revision).toBe(before.revision);
    expect(after.history.length).toBeGreaterThan(before.history.length);
  });

  it('passes by itself while a server runs, and no more when it has stopped', async () => {
    const [first, second] = [await estimated(), await estimated()];
    shop.goTo(start, minutes(5) - 1);
    const stop = startDeadlines({ ...test.ports, interval: 5 });
    shop.goTo(start, minutes(6));
    await vi.waitFor(async () => expect(stepOf(await shop.read(first), 'estimate').status).toBe('locked'), {
      timeout: 60_000,
    });
    await vi.waitFor(async () => expect(stepOf(await shop.read(second), 'estimate').status).toBe('locked'), {
      timeout: 60_000,
    });
    await stop();
    const third = await estimated();
    shop.goTo(start, minutes(12));
    expect(await elapseDeadlines(test.ports), 'nobody else has looked').toBe(1);
    expect(stepOf(await shop.read(third), 'estimate').status).toBe('locked');
  });

  it('goes on for all others when one record cannot', async () => {
    const [broken, sound] = [await estimated(), await estimated()];
    await test.asAdmin("update records set snapshot = '{}' where id = $1", [broken]);
    shop.goTo(start, minutes(6));
    expect(await elapseDeadlines(test.ports)).toBe(1);
    expect(stepOf(await shop.read(sound), 'estimate').status).toBe('locked');
    expect(test.logged).toContainEqual(expect.objectContaining({ event: 'deadlineFailed', record: broken }));
    // Looked at less and less often: not with every look.
    const look = createDeadlines(test.ports);
    const tries = () =>
      test.logged.filter(({ event, record }) => event === 'deadlineFailed' && record === broken).length;
    const before = tries();
    for (let count = 0; count < 20; count += 1) await look();
    expect(tries() - before).toBeLessThan(5);
    await test.asAdmin('update records set next_deadline = null where id = $1', [broken]);
  });
});

describe('support', () => {
  it('opens a locked step with a reason, which the history keeps', async () => {
    const id = await estimated();
    shop.goTo(start, minutes(6));
    await elapseDeadlines(test.ports);
    expect(refusal(await shop.now('hal', id, { type: 'unlock', step: 'intake' }))).toBe('reasonMissing');
    expect(refusal(await shop.now('clara', id, { type: 'unlock', step: 'intake', reason: 'x' }))).toBe(
      'notYourRole',
    );
    const reason = 'A wrong number';
    const unlocked = await shop.accepted('hal', id, { type: 'unlock', step: 'intake', reason });
    expect(stepOf(unlocked, 'intake').status).toBe('draft');
    expect(unlocked.history).toContainEqual(
      expect.objectContaining({ type: 'unlocked', reason, by: { name: 'Hal Test' } }),
    );
    await demandHistory(id);
  });

  it('does not open what is final, and may write beside it', async () => {
    const { id } = await shop.create();
    await shop.validate('clara', id, 'intake');
    await shop.validate('clara', id, 'oath', { note: 'I swear' });
    expect(refusal(await shop.now('hal', id, { type: 'unlock', step: 'oath', reason: 'x' }))).toBe('final');
    expect(refusal(await shop.now('clara', id, { type: 'undo', step: 'oath' }))).toBe('final');
    const noted = await shop.accepted('hal', id, { type: 'annotate', step: 'oath', text: 'By phone' });
    expect(noted.history).toContainEqual(
      expect.objectContaining({ type: 'annotated', text: 'By phone', step: 'oath' }),
    );
    expect(stepOf(noted, 'oath')).toMatchObject({ status: 'locked', data: { note: 'I swear' } });
    await demandHistory(id);
  });
});
