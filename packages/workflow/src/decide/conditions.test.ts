import { describe, expect, it } from 'vitest';
import { Play } from '../../test/play.ts';
import { cel, machineOf, message, outcome, step, undo } from '../../test/workflows.ts';

const fields = { kind: { way: 'text' }, opinion: { answer: 'text' }, decision: { answer: 'text' } } as const;

describe('a condition', () => {
  const agreement = step('agreement', { when: cel('steps.kind.way == "agreement"') });
  const play = () => new Play(machineOf([step('kind', undo), agreement], { fields }));

  it.each([
    [{ way: 'agreement' }, 'open'],
    [{ way: 'notification' }, 'skipped'],
    [{}, 'skipped'],
  ])('with %j the step is %s', (data, status) => {
    const record = play();
    expect(record.status('agreement')).toBe('waiting');
    record.validate('kind', data);
    expect(record.status('agreement')).toBe(status);
  });

  it('follows an undo, and keeps the draft', () => {
    const record = play();
    record.validate('kind', { way: 'agreement' });
    record.do({ command: { type: 'save', step: 'agreement' } });
    record.do({ command: { type: 'undo', step: 'kind' } });
    expect(record.status('agreement')).toBe('waiting');
    record.validate('kind', { way: 'notification' });
    expect(record.status('agreement')).toBe('skipped');
    expect(record.do({ command: { type: 'save', step: 'agreement' } })).toBe('stepSkipped');
    record.do({ command: { type: 'undo', step: 'kind' } });
    record.validate('kind', { way: 'agreement' });
    expect(record.status('agreement')).toBe('draft');
  });

  it('what was done and no longer applies comes back as it was', () => {
    const record = new Play(machineOf([step('kind'), agreement, step('more')], { fields }));
    record.validate('kind', { way: 'agreement' });
    record.validate('agreement');
    for (const way of ['notification', 'agreement']) {
      record.do({ command: { type: 'reopen', step: 'kind' } });
      record.validate('kind', { way });
    }
    expect(record.status('agreement')).toBe('validated');
  });

  it('looks at links', () => {
    const linked = step('linked', { when: cel('links.earlier.opinion == "positive"') });
    const of = (links: Record<string, Record<string, unknown>>) =>
      new Play(
        machineOf([step('kind'), linked], {
          fields: { kind: { way: 'text' } },
          links: [
            {
              id: 'earlier',
              recordType: 'loan',
              kind: 'previous',
              requires: [],
              shows: { opinion: { step: 'kind', pointer: '/way' } },
            },
          ],
        }),
        links,
      ).status('linked');
    expect(of({ earlier: { opinion: 'positive' } })).toBe('open');
    expect(of({ earlier: { opinion: 'negative' } })).toBe('skipped');
    expect(of({})).toBe('skipped');
  });
});

describe('rounds: a council asks until it knows (NP-21)', () => {
  const steps = [
    step('kind'),
    step('answer', { when: cel('rounds.opinion > 1') }),
    step('check', { requires: ['answer'], when: cel('rounds.opinion > 1'), roles: ['reader'] }),
    step('opinion', {
      ...undo,
      roles: ['council'],
      requires: ['kind', 'check'],
      outcomes: [
        outcome('question', {
          when: cel('data.answer == "question"'),
          reopens: ['answer', 'check', 'opinion'],
        }),
        outcome('given'),
      ],
      effects: [
        message('asked', { outcome: 'question' }),
        message('given', { outcome: 'given' }),
        message('your-turn', { on: 'opened', to: ['council'] }),
      ],
    }),
    step('end', { when: cel('outcomes.opinion == "given"') }),
  ];
  const ask = { who: 'council' } as const;

  it('each question is a round of its own', () => {
    const play = new Play(machineOf(steps, { fields }));
    expect(play.status('answer')).toBe('skipped');
    play.validate('kind');
    for (const round of [2, 3]) {
      expect(play.validate('opinion', { answer: 'question' }, ask)).toBe('ok');
      expect(play.status('answer')).toBe(round === 2 ? 'skipped' : 'validated');
      play.wait(play.now + 300_000);
      expect([play.status('answer'), play.status('check'), play.status('opinion')]).toEqual([
        'open',
        'waiting',
        'waiting',
      ]);
      expect(play.snapshot.context.steps.opinion).toMatchObject({ round });
      expect(play.validate('opinion', { answer: 'given' }, ask)).toBe('stepWaits');
      play.validate('answer');
      play.validate('check', {}, { who: 'reader' });
    }
    play.validate('opinion', { answer: 'given' }, ask);
    expect(play.status('end')).toBe('open');
    play.wait(play.now + 300_000);
    expect(play.messages).toEqual(['your-turn', 'asked', 'your-turn', 'asked', 'your-turn', 'given']);
    expect(play.events.filter(({ type }) => type === 'roundStarted')).toHaveLength(2);
  });

  it('the question can be undone before it is asked', () => {
    const play = new Play(machineOf(steps, { fields }));
    play.validate('kind');
    play.validate('opinion', { answer: 'question' }, ask);
    expect(play.do({ who: 'council', command: { type: 'undo', step: 'opinion' } })).toBe('ok');
    play.wait(900_000);
    expect(play.status('answer')).toBe('skipped');
    expect(play.messages).toEqual(['your-turn']);
  });
});

describe('messages that it became somebody’s turn', () => {
  it('wait for the window of what came before', () => {
    const next = step('next', { requires: ['kind'], effects: [message('turn', { on: 'opened' })] });
    const play = new Play(machineOf([step('kind', undo), next]));
    play.validate('kind');
    expect(play.status('next')).toBe('open');
    expect(play.messages).toEqual([]);
    play.do({ at: 1, command: { type: 'undo', step: 'kind' } });
    play.wait(300_000);
    expect(play.messages).toEqual([]);
    play.validate('kind', {}, { at: 400_000 });
    play.wait(700_000);
    expect(play.messages).toEqual(['turn']);
  });
});

describe('what is due', () => {
  const due = (offset: string) => message(`at${offset}`, { on: 'due', offset });
  const steps = [
    step('kind'),
    step('report', {
      requires: ['kind'],
      due: { within: 'P14D' },
      effects: [due('-P2D'), due('PT0S'), due('P7D')],
    }),
  ];
  const days = (count: number) => count * 86_400_000;

  it('reminds before, at and after its date, each once', () => {
    const play = new Play(machineOf(steps));
    play.validate('kind');
    expect(play.snapshot.context.steps.report?.due).toBe('2026-12-06T09:00:00.000Z');
    play.wait(days(12) - 1);
    expect(play.messages).toEqual([]);
    play.wait(days(12));
    expect(play.messages).toEqual(['at-P2D']);
    play.wait(days(40));
    expect(play.messages).toEqual(['at-P2D', 'atPT0S', 'atP7D']);
  });

  it('reminds nobody of what is done', () => {
    const play = new Play(machineOf(steps));
    play.validate('kind');
    play.validate('report');
    play.wait(days(40));
    expect(play.messages).toEqual([]);
  });

  it('by a date of another step lasts until midnight in Brussels, and follows a correction', () => {
    const report = step('report', { due: { date: cel('addDays(steps.kind.day, 3)') } });
    const play = new Play(machineOf([step('kind'), report], { fields: { kind: { day: 'date' } } }));
    play.validate('kind', { day: '2026-12-01' });
    expect(play.snapshot.context.steps.report?.due).toBe('2026-12-04T23:00:00.000Z');
    play.do({ command: { type: 'reopen', step: 'kind' } });
    expect(play.snapshot.context.steps.report?.due).toBeUndefined();
  });
});
