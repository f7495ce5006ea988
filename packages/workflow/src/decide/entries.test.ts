import { describe, expect, it } from 'vitest';
import { Play } from '../../test/play.ts';
import { cel, final, machineOf, message, outcome, step, undo } from '../../test/workflows.ts';
import { nextDeadline, project, projectEntry, turnsOf } from '../index.ts';

const fields = { trial: { start: 'date', end: 'date' }, measure: { weight: 'integer' } } as const;
const hours = (count: number) => count * 3_600_000;
const trial = step('trial', undo);
/** The records of these tests begin at 10:00 on 22 November 2026 in Brussels, winter time. */
const start = { start: '2026-11-23', end: '2026-11-26' };

describe('a diary, each day between two', () => {
  const diary = step('diary', {
    ...final,
    roles: ['reader'],
    requires: ['trial'],
    repeat: { kind: 'daily', from: cel('steps.trial.start'), to: cel('steps.trial.end'), openFor: 'P2D' },
    effects: [message('write', { on: 'opened' })],
  });
  const after = step('after', { requires: ['diary'] });
  const begun = () => {
    const play = new Play(machineOf([trial, diary, after], { fields }));
    play.validate('trial', start);
    return play;
  };
  const write = (play: Play, entry: string) =>
    play.do({ who: 'reader', command: { type: 'validate', step: 'diary', entry } });

  it('is planned when its days are known; nothing of it is open before its day', () => {
    const play = begun();
    expect([...play.rows.keys()]).toEqual([
      'diary/1/2026-11-23',
      'diary/1/2026-11-24',
      'diary/1/2026-11-25',
      'diary/1/2026-11-26',
    ]);
    expect(play.snapshot.context.steps.diary?.tally).toMatchObject({ scheduled: 4, open: 0 });
    expect(write(play, '2026-11-23')).toBe('entryNotOpen');
    expect(turnsOf(play.machine, play.snapshot)).toEqual([]);
  });

  it('opens at midnight in Brussels, with its message', () => {
    const play = begun();
    play.wait(hours(14) - 1);
    expect(play.entry('diary', '2026-11-23')?.status).toBe('scheduled');
    play.wait(hours(14));
    expect(play.entry('diary', '2026-11-23')?.status).toBe('open');
    expect(play.messages).toEqual(['write']);
    expect(turnsOf(play.machine, play.snapshot)).toEqual(['reader']);
    expect(write(play, '2026-11-23')).toBe('ok');
    expect(play.entry('diary', '2026-11-23')?.status).toBe('locked');
    expect(write(play, '2026-11-23')).toBe('entryNotOpen');
  });

  it('a day that was not written is missed when its time is over, and the step is done when every day is', () => {
    const play = begun();
    play.wait(hours(14));
    write(play, '2026-11-23');
    play.wait(hours(24 * 30));
    expect(play.snapshot.context.steps.diary?.tally).toMatchObject({
      locked: 1,
      missed: 3,
      open: 0,
      scheduled: 0,
    });
    expect(play.status('diary')).toBe('locked');
    expect(play.status('after')).toBe('open');
    const missed = play.events.filter(({ type }) => type === 'missed');
    expect(missed.map(({ at }) => at)).toEqual([
      '2026-11-25T23:00:00.000Z',
      '2026-11-26T23:00:00.000Z',
      '2026-11-27T23:00:00.000Z',
    ]);
  });

  it('follows another plan, and keeps what was begun', () => {
    const play = begun();
    play.do({ command: { type: 'undo', step: 'trial' } });
    expect(play.rows.size).toBe(0);
    play.validate('trial', { start: '2026-11-23', end: '2026-11-24' });
    play.wait(hours(14));
    play.do({ who: 'reader', command: { type: 'save', step: 'diary', entry: '2026-11-23' } });
    play.do({ who: 'support', command: { type: 'unlock', step: 'trial', reason: 'postponed' } });
    play.validate('trial', { start: '2026-11-30', end: '2026-11-30' });
    expect([...play.rows.values()].map(({ entry, status }) => `${entry} ${status}`)).toEqual([
      '2026-11-23 draft',
      '2026-11-30 scheduled',
    ]);
  });

  it('a day that has opened stays open over a correction of the plan, and is told of once', () => {
    const play = begun();
    play.wait(hours(14));
    play.do({ who: 'support', command: { type: 'unlock', step: 'trial', reason: 'one day more' } });
    expect(write(play, '2026-11-23')).toBe('stepWaits');
    play.validate('trial', { start: '2026-11-23', end: '2026-11-27' });
    play.wait(hours(15));
    expect(play.snapshot.context.steps.diary?.tally).toMatchObject({ open: 1, scheduled: 4 });
    expect(play.messages).toEqual(['write']);
    expect(new Set(play.effects.map(({ key }) => key)).size).toBe(play.effects.length);
  });

  it('a schedule that was done is made longer by a correction', () => {
    const play = begun();
    play.wait(hours(24 * 30));
    expect(play.status('diary')).toBe('locked');
    play.do({ who: 'support', command: { type: 'unlock', step: 'trial', reason: 'one month more' } });
    play.validate('trial', { start: '2026-11-23', end: '2026-12-31' });
    expect(play.status('diary')).toBe('open');
    expect(play.replayed()).toEqual(play.snapshot);
  });

  it('without days there is nothing to wait for', () => {
    const play = new Play(machineOf([trial, diary, after], { fields }));
    play.validate('trial', {});
    expect(play.status('after')).toBe('open');
  });

  it('waits for no undo to open: first the window of the plan, then the day', () => {
    const play = new Play(machineOf([trial, diary], { fields }));
    play.validate('trial', { start: '2026-11-22', end: '2026-11-22' });
    expect(play.entry('diary', '2026-11-22')).toMatchObject({
      status: 'scheduled',
      deadline: '2026-11-22T09:05:00.000Z',
    });
    play.wait(300_000);
    expect(play.entry('diary', '2026-11-22')?.status).toBe('open');
  });
});

describe('medication on days 1, 14 and 21 (NP-13)', () => {
  const medication = step('medication', {
    ...undo,
    requires: ['trial'],
    repeat: { kind: 'days', from: cel('steps.trial.start'), days: [1, 14, 21] },
  });

  it('has its days from the first, over the change of summer time too', () => {
    const play = new Play(machineOf([step('trial'), medication], { fields }));
    play.validate('trial', { start: '2027-03-20' });
    expect([...play.rows.values()].map(({ due, deadline }) => [due, deadline])).toEqual([
      ['2027-03-20', '2027-03-19T23:00:00.000Z'],
      ['2027-04-02', '2027-04-01T22:00:00.000Z'],
      ['2027-04-09', '2027-04-08T22:00:00.000Z'],
    ]);
  });

  it('an entry has an undo window of its own, and is never missed without a limit', () => {
    const play = new Play(machineOf([step('trial'), medication], { fields }));
    play.validate('trial', { start: '2026-11-22' });
    const target = { step: 'medication', entry: '2026-11-22' };
    expect(play.do({ command: { type: 'validate', ...target } })).toBe('ok');
    expect(play.do({ at: 299_999, command: { type: 'undo', ...target } })).toBe('ok');
    play.do({ command: { type: 'validate', ...target } });
    expect(play.do({ at: 599_999, command: { type: 'undo', ...target } })).toBe('undoEnded');
    play.wait(hours(24 * 60));
    expect(play.snapshot.context.steps.medication?.tally).toMatchObject({ locked: 1, open: 2, missed: 0 });
    expect(play.record).toBe('open');
  });
});

describe('measurements at will, with alerts (HF-5)', () => {
  const measure = step('measure', {
    ...undo,
    repeat: { kind: 'atWill', minimum: 2 },
    outcomes: [outcome('beyond', { when: cel('data.weight > 90'), adds: ['alert'] })],
  });
  const alert = step('alert', {
    roles: ['reader'],
    repeat: { kind: 'byOutcome' },
    effects: [message('alert', { on: 'opened' })],
  });
  const closing = step('closing', {
    requires: ['measure', 'alert'],
    outcomes: [outcome('closed', { ends: true })],
  });
  const machine = machineOf([measure, alert, closing], { fields });
  const add = (play: Play, entry: string, weight: number, at = play.now) => [
    play.do({ at, command: { type: 'add', step: 'measure', entry } }),
    play.do({ at, command: { type: 'validate', step: 'measure', entry }, data: { weight } }),
  ];

  it('one beyond the limit raises an alert when it can no longer be undone', () => {
    const play = new Play(machine);
    expect(add(play, 'a', 95)).toEqual(['ok', 'ok']);
    expect(play.rows.size).toBe(1);
    play.wait(300_000);
    expect(play.entry('alert', '1')).toMatchObject({ status: 'open' });
    expect(play.events).toContainEqual(
      expect.objectContaining({ type: 'added', step: 'alert', cause: 'measure', causeEntry: 'a' }),
    );
    expect(play.messages).toEqual(['alert']);
    add(play, 'b', 80, 300_001);
    expect(play.validate('closing')).toBe('stepWaits');
    play.do({ who: 'reader', command: { type: 'validate', step: 'alert', entry: '1' } });
    expect(play.validate('closing')).toBe('ok');
    expect(play.record).toBe('closed');
    expect(play.do({ command: { type: 'add', step: 'measure', entry: 'c' } })).toBe('recordClosed');
  });

  it('undone in time, it raises none', () => {
    const play = new Play(machine);
    add(play, 'a', 95);
    play.do({ at: 1, command: { type: 'undo', step: 'measure', entry: 'a' } });
    play.wait(hours(1));
    expect(play.messages).toEqual([]);
    expect(play.entry('measure', 'a')?.status).toBe('draft');
  });

  it('is waited for while it may yet raise an alert, and counts when the record ends first', () => {
    const play = new Play(
      machineOf([{ ...measure, repeat: { kind: 'atWill', minimum: 1 } }, alert, closing], { fields }),
    );
    add(play, 'a', 80);
    play.wait(300_000);
    add(play, 'b', 95);
    expect(play.validate('closing')).toBe('stepWaits');
    play.do({ command: { type: 'undo', step: 'measure', entry: 'b' } });
    expect(play.snapshot.context.steps.measure?.deciding).toBeUndefined();
    expect(play.validate('closing')).toBe('ok');
    expect(play.record).toBe('closed');
  });

  it('what can be undone when the record ends is locked first: its alert is raised', () => {
    const late = step('closing', { ...undo, outcomes: [outcome('closed', { ends: true })] });
    const play = new Play(machineOf([measure, alert, late], { fields }));
    play.validate('closing');
    add(play, 'a', 95, 60_000);
    play.wait(300_000);
    expect(play.record).toBe('closed');
    expect(play.messages).toEqual(['alert']);
    expect(play.entry('measure', 'a')?.status).toBe('locked');
  });

  it('its window ends when what leans on it is validated', () => {
    const quick = { ...alert, ...undo };
    const play = new Play(
      machineOf([{ ...measure, repeat: { kind: 'atWill', minimum: 0 } }, quick, closing], { fields }),
    );
    add(play, 'a', 95);
    play.wait(300_000);
    play.do({ who: 'reader', command: { type: 'validate', step: 'alert', entry: '1' } });
    play.do({ who: 'reader', command: { type: 'undo', step: 'alert', entry: '1' } });
    play.do({ who: 'reader', command: { type: 'validate', step: 'alert', entry: '1' } });
    expect(play.validate('closing')).toBe('ok');
    expect(play.do({ who: 'reader', command: { type: 'undo', step: 'alert', entry: '1' } })).toBe(
      'undoEnded',
    );
  });

  it('the same name again is the same request', () => {
    const play = new Play(machine);
    play.do({ command: { type: 'add', step: 'measure', entry: 'a' } });
    expect(play.do({ command: { type: 'add', step: 'measure', entry: 'a' } })).toBe('ok');
    expect(play.snapshot.context.steps.measure?.tally?.open).toBe(1);
  });

  it.each([
    ['entryMissing', { type: 'save', step: 'measure' }],
    ['entryUnknown', { type: 'save', step: 'measure', entry: 'z' }],
    ['entryNotOpen', { type: 'add', step: 'alert', entry: 'z' }],
  ] as const)('%s', (code, command) => {
    expect(new Play(machine).do({ who: command.step === 'alert' ? 'reader' : 'clerk', command })).toBe(code);
  });

  it('a thousand of them do not grow the snapshot', () => {
    const play = new Play(machine);
    add(play, 'a', 80);
    const size = JSON.stringify(play.snapshot).length;
    for (let index = 0; index < 1000; index += 1) {
      // As a server does: rows of other entries are not even looked at.
      play.rows.clear();
      add(play, String(index), 80);
    }
    expect(JSON.stringify(play.snapshot).length - size).toBeLessThan(10);
  });

  it('is offered as what is accepted', () => {
    const play = new Play(machine);
    add(play, 'a', 80);
    const requester = { roles: ['clerk'], person: 'clerk', isSystem: false };
    const row = play.entry('measure', 'a');
    expect(project(play.machine, play.snapshot, requester).steps[0]?.commands).toEqual(['add']);
    expect(row && projectEntry(play.machine, play.snapshot, row, requester)).toMatchObject({
      commands: ['undo'],
      until: '2026-11-22T09:05:00.000Z',
    });
    expect(nextDeadline(play.machine, play.snapshot)).toBeUndefined();
  });
});
