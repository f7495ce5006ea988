import { describe, expect, it } from 'vitest';
import { type Ask, Play, type Who } from '../../test/play.ts';
import { code, final, machineOf, outcome, step, transmission, undo } from '../../test/workflows.ts';
import { decide, project, upgradeSnapshot } from '../index.ts';
import type { Command } from '../types.ts';

const card = step('card', { effects: [code, transmission] });
const on = (type: 'save' | 'validate' | 'reopen'): Command => ({ type, step: 'card' });
const acknowledge: Command = { type: 'acknowledge' };
const corrections: Command = { type: 'requestCorrections' };
type Line = readonly [Command, Who?, Partial<Ask>?];

const run = (play: Play, lines: readonly Line[]): string =>
  lines.map(([command, who = 'clerk', more = {}]) => play.do({ command, who, ...more })).join();

describe('a one-step record that is sent (CG-5, CG-6)', () => {
  const table: [string, readonly Line[], string, string, string][] = [
    ['starts open', [], '', 'open', 'open'],
    ['a save makes a draft', [[on('save')]], 'ok', 'open', 'draft'],
    ['a validation without a save sends', [[on('validate')]], 'ok', 'sending', 'validated'],
    [
      'only the acknowledgement makes it sent',
      [[on('validate')], [acknowledge, 'system']],
      'ok,ok',
      'sent',
      'validated',
    ],
    [
      'an acknowledgement twice is refused',
      [[on('validate')], [acknowledge, 'system'], [acknowledge, 'system']],
      'ok,ok,nothingToAcknowledge',
      'sent',
      'validated',
    ],
    [
      'a person cannot acknowledge',
      [[on('validate')], [acknowledge]],
      'ok,notYourRole',
      'sending',
      'validated',
    ],
    [
      'a second validation is refused',
      [[on('validate')], [on('validate')]],
      'ok,stepNotOpen',
      'sending',
      'validated',
    ],
    [
      'a save after sending is refused',
      [[on('validate')], [on('save')]],
      'ok,stepNotOpen',
      'sending',
      'validated',
    ],
    [
      'another role is refused',
      [
        [on('save'), 'reader'],
        [on('validate'), 'reader'],
      ],
      'notYourRole,notYourRole',
      'open',
      'open',
    ],
    [
      'faults in the data are refused',
      [[on('validate'), 'clerk', { errorCount: 2 }]],
      'dataInvalid',
      'open',
      'open',
    ],
    ['an unknown step is refused', [[{ type: 'save', step: 'crad' }]], 'stepUnknown', 'open', 'open'],
    [
      'an entry of a step without entries is refused',
      [[{ type: 'save', step: 'card', entry: '1' }]],
      'entryUnknown',
      'open',
      'open',
    ],
    [
      'nothing is reopened while sending',
      [[on('validate')], [on('reopen')]],
      'ok,notReopenable',
      'sending',
      'validated',
    ],
    [
      'a sent record is reopened',
      [[on('validate')], [acknowledge, 'system'], [on('reopen')]],
      'ok,ok,ok',
      'open',
      'draft',
    ],
    [
      'and sent again',
      [[on('validate')], [acknowledge, 'system'], [on('reopen')], [on('validate')]],
      'ok,ok,ok,ok',
      'sending',
      'validated',
    ],
    [
      'corrections asked for are made by reopening',
      [[on('validate')], [corrections, 'system'], [on('reopen')]],
      'ok,ok,ok',
      'open',
      'draft',
    ],
    ['an open record is not reopened', [[on('reopen')]], 'notReopenable', 'open', 'open'],
    [
      'what can be reopened has no undo',
      [[on('validate')], [{ type: 'undo', step: 'card' }]],
      'ok,notUndoable',
      'sending',
      'validated',
    ],
  ];
  it.each(table)('%s', (_title, lines, answers, record, status) => {
    const play = new Play(machineOf([card]));
    expect(run(play, lines)).toBe(answers);
    expect(play.record).toBe(record);
    expect(play.status('card')).toBe(status);
  });

  it('asks for its effects at each validation, under keys that never come twice', () => {
    const play = new Play(machineOf([card]));
    run(play, [[on('save')], [on('validate')], [acknowledge, 'system'], [on('reopen')], [on('validate')]]);
    expect(play.effects.map(({ type }) => type)).toEqual(['code', 'transmission', 'code', 'transmission']);
    expect(new Set(play.effects.map(({ key }) => key)).size).toBe(4);
  });

  it('refuses the state of another version, with a sentence that says so', () => {
    const { machine, snapshot, facts } = playFacts();
    expect(() =>
      decide(machine, { ...snapshot, definition: 'h0' }, on('save'), facts, '2026-11-22T10:00:00Z'),
    ).toThrow(/belongs to definition h0/);
  });

  it('goes on from a state that was kept before there were rounds and windows', () => {
    const { machine, facts } = playFacts();
    const state = { lifecycle: 'sent', 'step:card': 'validated' };
    const old = { definition: 'h1', machineVersion: 1, state } as const;
    const snapshot = upgradeSnapshot(machine, old, '2026-11-22T09:00:00.000Z');
    const decision = decide(machine, snapshot, on('reopen'), facts, '2026-11-22T10:00:00.000Z');
    expect(decision.ok && decision.snapshot.state).toEqual({ lifecycle: 'open', 'step:card': 'draft' });
  });
});

function playFacts() {
  const play = new Play(machineOf([card]));
  return { machine: play.machine, snapshot: play.snapshot, facts: play.facts('clerk') };
}

describe('several steps', () => {
  const consent = step('consent', { ...final, cite: { source: 'law', article: '8' } });
  const visit = step('visit', { requires: ['consent'], cite: { source: 'law', article: '9' } });

  it('a step waits for the one it requires, and the refusal says for which, and where that is written', () => {
    const play = new Play(machineOf([consent, visit]));
    const decision = decide(
      play.machine,
      play.snapshot,
      { type: 'validate', step: 'visit' },
      play.facts('clerk'),
      '2026-11-22T10:00:00Z',
    );
    expect(decision).toMatchObject({
      ok: false,
      refusal: { code: 'stepWaits', params: { waitsFor: 'consent' }, cite: { article: '9' } },
    });
    expect(
      project(play.machine, play.snapshot, { roles: ['clerk'], isSystem: false }).steps[1],
    ).toMatchObject({
      status: 'waiting',
      waitsFor: [{ step: 'consent', why: 'requires' }],
      commands: [],
    });
  });

  it('a step that waits does not send the record, though it transmits', () => {
    const play = new Play(machineOf([consent, { ...card, requires: ['consent'] }]));
    expect(run(play, [[on('validate')]])).toBe('stepWaits');
    expect(play.record).toBe('open');
  });

  it('a final step is locked at once, never corrected by anyone, and the record closes with its last step', () => {
    const play = new Play(machineOf([consent, visit]));
    play.validate('consent');
    play.validate('visit');
    expect(play.status('consent')).toBe('locked');
    expect(play.record).toBe('closed');
    const correct = (['undo', 'reopen'] as const).map((type) =>
      play.do({ command: { type, step: 'consent' } }),
    );
    expect(correct).toEqual(['final', 'final']);
    expect(play.do({ who: 'support', command: { type: 'unlock', step: 'consent', reason: 'asked' } })).toBe(
      'final',
    );
    expect(
      play.do({ who: 'support', command: { type: 'annotate', step: 'consent', text: 'by phone' } }),
    ).toBe('ok');
    expect(play.events.at(-1)).toMatchObject({ type: 'annotated', text: 'by phone' });
  });

  it('a record that was sent and is open again is deleted where its step says so, for good (CG-7)', () => {
    const effects = [code, transmission];
    const card = step('card', { effects, correction: { mode: 'reopen', isDeletable: true } });
    const play = new Play(machineOf([card, step('note')]));
    const gone: Command = { type: 'delete', step: 'card' };
    run(play, [[{ type: 'save', step: 'card' }]]);
    expect(run(play, [[gone]]), 'a draft').toBe('notDeletable');
    play.validate('card');
    expect(run(play, [[gone]]), 'on its way').toBe('notDeletable');
    run(play, [[{ type: 'acknowledge' }, 'system'], [{ type: 'reopen', step: 'card' }]]);
    expect(run(play, [[{ type: 'delete', step: 'note' }], [gone, 'support'], [gone]])).toBe(
      'notDeletable,notYourRole,ok',
    );
    expect(play.record).toBe('deleted');
    expect(play.effects.at(-1)).toMatchObject({ type: 'transmission', receiver: 'archive' });
    expect(run(play, [[{ type: 'save', step: 'note' }], [gone]])).toBe('recordClosed,recordClosed');
  });

  it('support unlocks a locked step with a reason, and nobody else does (CO-5)', () => {
    const play = new Play(machineOf([step('visit', undo), step('more')]));
    const unlock = (reason: string): Command => ({ type: 'unlock', step: 'visit', reason });
    play.validate('visit');
    expect(run(play, [[unlock('wrong side'), 'support']])).toBe('notLocked');
    play.wait(300_000);
    expect(
      run(play, [
        [unlock('wrong side'), 'clerk'],
        [unlock(' '), 'support'],
        [unlock('wrong side'), 'support'],
      ]),
    ).toBe('notYourRole,reasonMissing,ok');
    expect(play.status('visit')).toBe('draft');
    expect(play.events.at(-1)).toMatchObject({ type: 'unlocked', reason: 'wrong side' });
    expect(play.validate('visit')).toBe('ok');
  });

  it('a record that a decision ended takes nothing more, until support takes the decision back', () => {
    const decision = step('decision', { ...undo, outcomes: [outcome('no', { ends: true })] });
    const play = new Play(machineOf([decision, step('note'), step('next', { requires: ['decision'] })]));
    play.validate('note');
    play.validate('decision');
    play.wait(300_000);
    expect(play.record).toBe('closed');
    expect(run(play, [[{ type: 'save', step: 'next' }], [{ type: 'reopen', step: 'note' }]])).toBe(
      'recordClosed,recordClosed',
    );
    expect(run(play, [[{ type: 'unlock', step: 'decision', reason: 'mistaken' }, 'support']])).toBe('ok');
    expect(play.record).toBe('open');
    expect(play.status('next')).toBe('waiting');
  });
});
