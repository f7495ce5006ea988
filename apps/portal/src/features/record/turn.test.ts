import type { StepView } from '@greffe/client';
import { describe, expect, it } from 'vitest';
import { stepToOpen, turnOf } from './turn.ts';

function step(more: Partial<StepView>): StepView {
  return {
    id: 'a',
    status: 'open',
    round: 1,
    since: '2026-11-22T09:00:00Z',
    data: {},
    isReadable: true,
    commands: [],
    waitsFor: [],
    roles: ['nurse'],
    mode: 'undo',
    held: [],
    rounds: [],
    ...more,
  };
}

const tally = { scheduled: 0, open: 0, draft: 0, validated: 0, locked: 0, missed: 0 };

describe('CO-7: whose turn it is', () => {
  it.each([
    ['open', step({ commands: ['save', 'validate'] }), { kind: 'yours' }],
    ['correctionsNeeded', step({ commands: ['save', 'validate'] }), { kind: 'corrections' }],
    ['correctionsNeeded', step({ status: 'validated', commands: ['reopen'] }), { kind: 'corrections' }],
    ['correctionsNeeded', step({ status: 'validated' }), { kind: 'nobody' }],
    ['open', step({ status: 'draft' }), { kind: 'others', roles: ['nurse'] }],
    [
      'open',
      step({ status: 'waiting', waitsFor: [{ step: 'b', why: 'requires' }] }),
      { kind: 'waits', step: 'a', waitsFor: ['b'] },
    ],
    ['sending', step({ status: 'validated' }), { kind: 'receiver' }],
    ['sent', step({ status: 'validated', commands: ['reopen'] }), { kind: 'nobody' }],
  ] as const)('of a record that is %s', (status, only, turn) => {
    expect(turnOf({ status, steps: [only] })).toEqual(turn);
  });

  it('is mine where an entry of a repeated step of my role can be filled in, and only then', () => {
    const diary = step({ repeat: 'daily', tally: { ...tally, open: 1 } });
    expect(turnOf({ status: 'open', steps: [diary] }, ['nurse'])).toEqual({ kind: 'yours' });
    expect(turnOf({ status: 'open', steps: [diary] }, ['doctor'])).toEqual({
      kind: 'others',
      roles: ['nurse'],
    });
    const later = step({ repeat: 'daily', tally: { ...tally, scheduled: 3 } });
    expect(turnOf({ status: 'open', steps: [later] }, ['nurse'])).toEqual({ kind: 'nobody' });
  });

  it('opens what waits for me, else what can be added to, else what is not finished', () => {
    const locked = step({ id: 'a', status: 'locked' });
    const waiting = step({ id: 'b', status: 'waiting' });
    const theirs = step({ id: 'c', roles: ['doctor'] });
    const atWill = step({ id: 'd', commands: ['add'], repeat: 'atWill', tally });
    const mine = step({ id: 'e', commands: ['save', 'validate'] });
    const all = [locked, waiting, theirs, atWill, mine];
    expect(stepToOpen({ steps: all }, ['nurse'])).toBe(mine);
    expect(stepToOpen({ steps: all.slice(0, 4) }, ['nurse'])).toBe(atWill);
    expect(stepToOpen({ steps: all.slice(0, 3) }, ['nurse'])).toBe(theirs);
    expect(stepToOpen({ steps: all.slice(0, 2) }, ['nurse'])).toBe(waiting);
  });

  it('opens the step that can be written, else the first', () => {
    const locked = step({ id: 'a', status: 'locked' });
    const open = step({ id: 'b', commands: ['save'] });
    expect(stepToOpen({ steps: [locked, open] })).toBe(open);
    expect(stepToOpen({ steps: [locked] })).toBe(locked);
    expect(stepToOpen({ steps: [] })).toBeUndefined();
  });
});
