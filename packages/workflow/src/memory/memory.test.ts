import type { StepData } from '@greffe/definition';
import { describe, expect, it } from 'vitest';
import { bundleOf, cel, final, outcome, step, undo } from '../../test/workflows.ts';
import { stepStatus } from '../state/snapshot.ts';
import type { Command } from '../types.ts';
import { begin, dataKey, type MemoryGround, type MemoryRecords, perform, shownData } from './index.ts';

const people = () => ({
  organisation: { number: '1', name: 'Library' },
  author: { number: '2', name: 'Ada' },
});

const bundle = bundleOf(
  [
    step('answer', undo),
    step('opinion', {
      ...undo,
      requires: ['answer'],
      outcomes: [
        outcome('question', { when: cel('data.say == "why"'), reopens: ['answer', 'opinion'] }),
        outcome('positive'),
      ],
    }),
    step('letter', { ...final, requires: ['opinion'] }),
  ],
  { fields: { answer: { text: 'text' }, opinion: { say: 'text' }, letter: { text: 'text' } } },
);
const ground: MemoryGround = { bundle, actors: people, validators: () => () => [] };
const clerk = { person: 'clerk', roles: ['clerk'], isSystem: false };
const system = { roles: [], isSystem: true };

/** One record, told at whole minutes after nine. */
class Story {
  records: MemoryRecords;
  readonly #ground: MemoryGround;

  constructor(of = ground) {
    this.#ground = of;
    const start = { id: 'a', recordType: 'loan', by: clerk, role: 'clerk', at: at(0) };
    this.records = begin(of, new Map(), start).records;
  }

  get record() {
    const record = this.records.get('a');
    if (!record) throw new Error('The record was not started.');
    return record;
  }

  do(minute: number, command: Command, data?: StepData) {
    const by = command.type === 'wait' ? system : clerk;
    const done = perform(this.#ground, this.records, { record: 'a', command, by, at: at(minute), data });
    this.records = done.records;
    return done.answer.refused;
  }

  shown(id: string, minute: number) {
    return shownData(this.#ground, this.record, { step: id }, at(minute));
  }
}

const at = (minute: number) => new Date(Date.parse('2026-11-22T09:00:00Z') + minute * 60_000).toISOString();

describe('a record in memory', () => {
  it('keeps what is typed, sends it, takes it back, and locks it when its time is over', () => {
    const story = new Story();
    expect(story.do(1, { type: 'save', step: 'answer' }, { text: 'Be' })).toBeUndefined();
    expect(story.shown('answer', 1)).toEqual({ text: 'Be' });
    expect(story.do(2, { type: 'validate', step: 'answer' }, { text: 'Because' })).toBeUndefined();
    expect(story.do(3, { type: 'undo', step: 'answer' })).toBeUndefined();
    expect(story.shown('answer', 3)).toEqual({ text: 'Because' });
    story.do(4, { type: 'validate', step: 'answer' });
    expect(story.do(9, { type: 'undo', step: 'answer' })).toBe('undoEnded');
    expect(stepStatus(story.record.snapshot, 'answer')).toBe('locked');
  });

  it('is a value: what was before an action stays as it was', () => {
    const story = new Story();
    const before = story.records;
    const copy = structuredClone(story.record);
    story.do(1, { type: 'validate', step: 'answer' }, { text: 'Because' });
    expect(before.get('a')).toEqual(copy);
    expect(story.record).not.toEqual(copy);
  });

  it('NP-14: begins a round anew, and keeps what the last one held', () => {
    const story = new Story();
    story.do(1, { type: 'validate', step: 'answer' }, { text: 'Because' });
    story.do(2, { type: 'validate', step: 'opinion' }, { say: 'why' });
    story.do(7, { type: 'wait' });
    expect(stepStatus(story.record.snapshot, 'answer')).toBe('open');
    expect(story.shown('answer', 7)).toEqual({});
    expect(story.record.data.get(dataKey({ step: 'answer' }, 1))?.validated).toEqual({ text: 'Because' });
    expect(story.do(8, { type: 'validate', step: 'letter' }, {})).toBe('stepWaits');
  });

  it('says who did what, and what time did by itself', () => {
    const story = new Story();
    story.do(1, { type: 'validate', step: 'answer' }, { text: 'Because' });
    story.do(20, { type: 'wait' });
    expect(story.record.history.map(({ event, by }) => [event.type, event.at, by.person])).toEqual([
      ['opened', at(0), 'clerk'],
      ['validated', at(1), 'clerk'],
      ['locked', at(6), undefined],
      ['opened', at(6), undefined],
    ]);
  });

  it('keeps what deadlines did though the command is refused', () => {
    const story = new Story();
    story.do(1, { type: 'validate', step: 'answer' }, { text: 'Because' });
    expect(story.do(20, { type: 'reopen', step: 'answer' })).toBe('notReopenable');
    expect(stepStatus(story.record.snapshot, 'answer')).toBe('locked');
  });

  it('keeps a draft again without a decision, and not once the role or the time has changed', () => {
    const story = new Story();
    story.do(1, { type: 'save', step: 'answer' }, { text: 'Be' });
    const { snapshot } = story.record;
    expect(story.do(2, { type: 'save', step: 'answer' }, { text: 'Because' })).toBeUndefined();
    expect(story.record.snapshot).toBe(snapshot);
    expect(story.shown('answer', 2)).toEqual({ text: 'Because' });
    const reader = { person: 'reader', roles: ['reader'], isSystem: false };
    const command = { type: 'save', step: 'answer' } as const;
    const other = perform(ground, story.records, { record: 'a', command, by: reader, at: at(3), data: {} });
    expect(other.answer.refused).toBe('notFound');
    expect(story.do(0, command, { text: 'Late' })).toBe('clockInPast');
    expect(story.shown('answer', 3)).toEqual({ text: 'Because' });
  });

  it('is refused with faults, and nothing is kept', () => {
    const strict: MemoryGround = {
      ...ground,
      validators: () => () => [{ instancePath: '/text', keyword: 'minLength', params: {} }],
    };
    const story = new Story(strict);
    expect(story.do(1, { type: 'validate', step: 'answer' }, { text: '' })).toBe('dataInvalid');
    expect(story.shown('answer', 1)).toEqual({});
    expect(story.do(1, { type: 'save', step: 'nowhere' }, {})).toBe('stepUnknown');
  });
});

describe('a record that looks at another', () => {
  const linked = bundleOf(
    [step('person', final), step('letter', { when: cel('links.last.text == "yes"') })],
    {
      fields: { person: { niss: 'text', text: 'text' } },
      links: [
        {
          id: 'last',
          recordType: 'loan',
          kind: 'previous',
          requires: [],
          shows: { text: { step: 'person', pointer: '/text' } },
        },
      ],
    },
  );
  const bundleWithPerson = {
    ...linked,
    recordTypes: [{ id: 'loan', createdBy: ['clerk'], beneficiary: { step: 'person', niss: '/niss' } }],
  } as unknown as typeof bundle;
  const other: MemoryGround = { ...ground, bundle: bundleWithPerson };

  it.each([
    ['the same person', '1', 'open'],
    ['somebody else', '2', 'skipped'],
  ])('sees the last one of %s', (_, niss, status) => {
    let records: MemoryRecords = new Map();
    for (const [index, number] of ['1', niss].entries()) {
      const id = String(index);
      records = begin(other, records, {
        id,
        recordType: 'loan',
        by: clerk,
        role: 'clerk',
        at: at(index),
      }).records;
      const data = { niss: number, text: 'yes' };
      const command = { type: 'validate', step: 'person' } as const;
      records = perform(other, records, { record: id, command, by: clerk, at: at(index), data }).records;
    }
    const last = perform(other, records, { record: '1', command: { type: 'wait' }, by: system, at: at(9) });
    const record = last.records.get('1');
    expect(record && stepStatus(record.snapshot, 'letter')).toBe(status);
  });
});
