import { describe, expect, it } from 'vitest';
import { Play } from '../../test/play.ts';
import { cel, machineOf, message, outcome, step, undo } from '../../test/workflows.ts';
import { project } from '../index.ts';

const minutes = (count: number) => count * 60_000;
const undoAsk = (who: 'clerk' | 'clerk:other', at: number) =>
  ({ who, at, command: { type: 'undo', step: 'visit' } }) as const;

const visit = step('visit', { ...undo, effects: [message('visited')] });

describe('the undo window (CO-4)', () => {
  it.each([
    [299_999, 'ok', 'draft'],
    [300_000, 'undoEnded', 'locked'],
    [300_001, 'undoEnded', 'locked'],
  ])('an undo at %i milliseconds: %s', (at, answer, status) => {
    const play = new Play(machineOf([visit, step('more')]));
    play.validate('visit');
    expect(play.do(undoAsk('clerk', at))).toBe(answer);
    expect(play.status('visit')).toBe(status);
  });

  it('belongs to the person who validated', () => {
    const play = new Play(machineOf([visit, step('more')]));
    play.validate('visit');
    expect(play.do(undoAsk('clerk:other', 1))).toBe('notYours');
    expect(
      project(play.machine, play.snapshot, { roles: ['clerk'], person: 'other', isSystem: false }).steps[0],
    ).toMatchObject({
      commands: [],
      until: '2026-11-22T09:05:00.000Z',
      held: [{ message: 'visited', to: ['clerk'] }],
    });
  });

  it('holds messages back, and an undo cancels them without trace', () => {
    const play = new Play(machineOf([visit, step('more')]));
    play.validate('visit');
    play.do(undoAsk('clerk', 1));
    play.wait(minutes(60));
    expect(play.messages).toEqual([]);
    play.validate('visit', {}, { at: minutes(61) });
    play.wait(minutes(66));
    play.wait(minutes(99));
    expect(play.messages).toEqual(['visited']);
  });

  it('closes the record when it has ended, not before', () => {
    const play = new Play(machineOf([visit]));
    play.validate('visit');
    expect(play.record).toBe('open');
    play.wait(minutes(5));
    expect(play.record).toBe('closed');
  });

  it('ends at its own time, however late that is noticed', () => {
    const play = new Play(machineOf([visit, step('more')]));
    play.validate('visit');
    expect(play.do({ at: minutes(90), command: { type: 'save', step: 'more' } })).toBe('ok');
    expect(play.events.find(({ type }) => type === 'locked')?.at).toBe('2026-11-22T09:05:00.000Z');
  });

  it('what elapsed is kept though the command is refused', () => {
    const play = new Play(machineOf([visit, step('more')]));
    play.validate('visit');
    expect(play.do(undoAsk('clerk', minutes(6)))).toBe('undoEnded');
    expect(play.messages).toEqual(['visited']);
  });

  it('a command from before the last event is refused, and changes nothing', () => {
    const play = new Play(machineOf([visit, step('more')]));
    play.validate('visit', {}, { at: 1000 });
    const before = play.snapshot;
    expect(play.do(undoAsk('clerk', 999))).toBe('clockInPast');
    expect(play.snapshot).toEqual(before);
  });

  describe('and a step that depends on it', () => {
    const report = step('report', { requires: ['visit'] });
    const later = step('later', { when: cel('steps.visit.sort == "long"') });
    const play = () => new Play(machineOf([visit, report, later], { fields: { visit: { sort: 'text' } } }));

    it('may be filled while the window runs', () => {
      const record = play();
      record.validate('visit', { sort: 'long' });
      expect(record.do({ at: 1, command: { type: 'save', step: 'report' } })).toBe('ok');
      expect(record.do(undoAsk('clerk', 2))).toBe('ok');
      expect(record.status('report')).toBe('waiting');
      record.validate('visit', { sort: 'long' });
      expect(record.status('report')).toBe('draft');
    });

    it.each(['report', 'later'])('its validation ends the window: %s', (dependent) => {
      const record = play();
      record.validate('visit', { sort: 'long' });
      expect(record.validate(dependent, {}, { at: 1 })).toBe('ok');
      expect(record.status('visit')).toBe('locked');
      expect(record.messages).toEqual(['visited']);
      expect(record.do(undoAsk('clerk', 2))).toBe('undoEnded');
    });
  });

  // In Brussels the clock goes back at 01:00 UTC on 25 October and forward at 01:00 UTC on 29 March.
  it.each(['2026-10-25T00:58:00.000Z', '2026-03-29T00:58:00.000Z'])('minutes are minutes at %s', (start) => {
    const play = new Play(machineOf([visit, step('more')]), {}, start);
    play.validate('visit');
    play.wait(299_999);
    expect(play.status('visit')).toBe('validated');
    play.wait(300_000);
    expect(play.status('visit')).toBe('locked');
  });

  it.each([
    ['2026-10-24T10:00:00.000Z', 25],
    ['2026-03-28T10:00:00.000Z', 23],
  ])('a day in the calendar from %s has %i hours', (start, hours) => {
    const days = step('visit', { correction: { mode: 'undo', window: 'P1D' } });
    const play = new Play(machineOf([days, step('more')]), {}, start);
    play.validate('visit');
    play.wait(hours * 3_600_000 - 1);
    expect(play.status('visit')).toBe('validated');
    play.wait(hours * 3_600_000);
    expect(play.status('visit')).toBe('locked');
  });

  it('a decision that ends the record waits for the end of the window', () => {
    const opinion = step('opinion', {
      ...undo,
      outcomes: [outcome('no', { when: cel('data.answer == "no"'), ends: true }), outcome('yes')],
    });
    const play = new Play(
      machineOf([opinion, step('next', { requires: ['opinion'] })], {
        fields: { opinion: { answer: 'text' } },
      }),
    );
    play.validate('opinion', { answer: 'no' });
    expect(play.record).toBe('open');
    expect(play.validate('next', {}, { at: 1 })).toBe('stepWaits');
    play.wait(minutes(5));
    expect(play.record).toBe('closed');
    expect(play.status('next')).toBe('skipped');
    expect(play.snapshot.context.ended).toEqual({ step: 'opinion', outcome: 'no' });
  });

  it('a question that will open steps before it again is waited for, not cut short', () => {
    const steps = [
      step('plan'),
      step('opinion', {
        ...undo,
        requires: ['plan'],
        outcomes: [outcome('ask', { reopens: ['plan', 'opinion'] })],
      }),
      step('next', { requires: ['opinion'] }),
    ];
    const play = new Play(machineOf(steps));
    play.validate('plan');
    play.validate('opinion');
    expect(play.status('next')).toBe('open');
    expect(play.validate('next')).toBe('stepWaits');
    play.wait(minutes(5));
    expect([play.status('plan'), play.status('opinion'), play.status('next')]).toEqual([
      'open',
      'waiting',
      'waiting',
    ]);
  });
});
