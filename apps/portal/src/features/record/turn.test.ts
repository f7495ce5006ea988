import type { RecordView } from '@greffe/client';
import { describe, expect, it } from 'vitest';
import { stepToOpen, turnOf } from './turn.ts';

type Step = RecordView['steps'][number];

function step(more: Partial<Step>): Step {
  return { id: 'a', status: 'open', data: {}, commands: [], waitsFor: [], roles: ['nurse'], ...more };
}

describe('CO-7: whose turn it is', () => {
  it.each([
    ['open', step({ commands: ['save', 'validate'] }), { kind: 'yours' }],
    ['correctionsNeeded', step({ commands: ['save', 'validate'] }), { kind: 'corrections' }],
    ['open', step({ status: 'draft' }), { kind: 'others', roles: ['nurse'] }],
    ['open', step({ status: 'waiting', waitsFor: ['b'] }), { kind: 'waits', step: 'a', waitsFor: ['b'] }],
    ['sending', step({ status: 'validated' }), { kind: 'receiver' }],
    ['sent', step({ status: 'validated', commands: ['reopen'] }), { kind: 'nobody' }],
  ] as const)('of a record that is %s', (status, only, turn) => {
    expect(turnOf({ status, steps: [only] })).toEqual(turn);
  });

  it('opens the step that can be written, else the first', () => {
    const locked = step({ id: 'a', status: 'locked' });
    const open = step({ id: 'b', commands: ['save'] });
    expect(stepToOpen({ steps: [locked, open] })).toBe(open);
    expect(stepToOpen({ steps: [locked] })).toBe(locked);
    expect(stepToOpen({ steps: [] })).toBeUndefined();
  });
});
