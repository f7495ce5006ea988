import { describe, expect, it } from 'vitest';
import { bundleOf, cel, final, outcome, step, undo } from '../../test/workflows.ts';
import { atomsOf } from './model/atoms.ts';
import { after } from './model/counts.ts';
import { literalsOf } from './model/literals.ts';
import { PROPERTIES } from './report.ts';
import { verify } from './verify.ts';

const answers = (...given: Parameters<typeof bundleOf>) =>
  Object.fromEntries(
    verify(bundleOf(...given), { language: 'en' }).results.map(({ property, answer }) => [property, answer]),
  );

const proved = Object.fromEntries(PROPERTIES.map((property) => [property, 'proved']));

describe('what a definition may say', () => {
  it('a council that asks, is answered and gives its opinion again', () => {
    const steps = [
      step('consent', { ...final, medical: false }),
      step('answer', { ...undo, requires: ['consent'], when: cel('rounds.opinion > 1') }),
      step('opinion', {
        ...undo,
        requires: ['consent', 'answer'],
        outcomes: [
          outcome('question', { when: cel('data.answer == "question"'), reopens: ['answer', 'opinion'] }),
          outcome('negative', { when: cel('data.answer == "no"'), ends: true }),
          outcome('positive'),
        ],
      }),
      step('implant', { ...undo, requires: ['opinion'] }),
    ];
    expect(answers(steps, { consent: 'consent', fields: { opinion: { answer: 'text' } } })).toEqual(proved);
  });

  it('entries at will that enough of are waited for, and a decision that closes', () => {
    const steps = [
      step('visit', { ...undo, repeat: { kind: 'atWill', minimum: 2 } }),
      step('alert', { ...undo, repeat: { kind: 'byOutcome' } }),
      step('report', { requires: ['visit'], when: cel('entries.visit.validated < 20') }),
      step('closing', {
        ...final,
        requires: ['alert'],
        outcomes: [
          outcome('more', { when: cel('data.isMore'), adds: ['alert'], reopens: ['closing'] }),
          outcome('closed', { ends: true }),
        ],
      }),
    ];
    expect(answers(steps, { fields: { closing: { isMore: 'boolean' } } })).toEqual(proved);
  });

  it('a diary from a plan, with missed days counted', () => {
    const plan = cel('steps.plan.start');
    const steps = [
      step('plan', undo),
      step('diary', {
        ...final,
        requires: ['plan'],
        repeat: { kind: 'daily', from: plan, to: plan, openFor: 'P2D' },
      }),
      step('call', { requires: ['plan'], when: cel('entries.diary.missed > 10') }),
      step('report', { requires: ['diary', 'call'] }),
    ];
    expect(answers(steps, { fields: { plan: { start: 'date' } } })).toEqual(proved);
  });
});

describe('what is said', () => {
  const knot = [step('a', { when: cel('steps.b.x == "y"') }), step('b', { when: cel('steps.a.x == "y"') })];
  const fields = { fields: { a: { x: 'text' }, b: { x: 'text' } } } as const;

  it.each([
    ['fr', '1. Alors personne ne peut agir : « a » attend « b », et « b » attend « a ».'],
    ['nl', '1. Dan kan niemand handelen: “a” wacht op “b”, en “b” wacht op “a”.'],
    ['de', '1. Dann kann niemand handeln: „a“ wartet auf „b“, und „b“ wartet auf „a“.'],
  ])('in %s', (language, sentence) => {
    const { results } = verify(bundleOf(knot, fields), { language });
    expect(results.find(({ property }) => property === 'progress')?.violations[0]?.trace).toEqual([sentence]);
  });

  it('what was not looked at, once the limit is reached; such a definition is not proved', () => {
    const steps = ['a', 'b', 'c'].map((id, index) => step(id, index > 0 ? { requires: ['a'] } : {}));
    const { results, isProved } = verify(bundleOf(steps), { language: 'en', limit: 2 });
    const [order] = results.filter(({ property }) => property === 'order');
    expect(order).toMatchObject({
      answer: 'notFullyExplored',
      left: [expect.stringMatching(/^3 states .* \(a, b\)\.$/), expect.stringMatching(/\(a, c\)\.$/)],
    });
    expect(isProved).toBe(false);
  });

  it('conditions that turn each other on and off', () => {
    const steps = [
      step('a'),
      step('b', { when: cel('has(steps.a.x) && !has(steps.c.x)') }),
      step('c', { ...final, when: cel('has(steps.b.x)') }),
    ];
    const { results } = verify(
      bundleOf(steps, { fields: { a: { x: 'text' }, b: { x: 'text' }, c: { x: 'text' } } }),
      {
        language: 'en',
      },
    );
    const [violation] = results.find(({ property }) => property === 'progress')?.violations ?? [];
    expect(violation?.finding.message).toBe(
      'The conditions of the steps turn each other on and off without end.',
    );
  });
});

describe('the words of expressions as a few values', () => {
  it.each([
    ['a && (b || !c)', ['a', 'b', 'c']],
    ['x == "a && b" || y', ['x == "a && b"', 'y']],
    ['a ? b && c : d', ['a ? b && c : d']],
    ['!(a && b)', ['a', 'b']],
    ['!a.x == b', ['!a.x == b']],
    ['f(a && b) > 2', ['f(a && b) > 2']],
  ])('%s', (text, atoms) => {
    expect(atomsOf(text)).toEqual(atoms);
  });

  it('literals, by what they are', () => {
    expect(literalsOf(['steps.a2.x > 10 && y == "20" || d < date("2026-01-31")'])).toEqual({
      texts: ['20'],
      numbers: [10],
      dates: ['2026-01-31'],
    });
  });

  it('a level that stands for many is left or kept', () => {
    const levels = [0, 10, 11];
    expect([0, 1, 2].map((level) => after(levels, level, 1))).toEqual([[0, 1], [2], [2]]);
    expect([0, 1, 2].map((level) => after(levels, level, -1))).toEqual([[0], [0], [2, 1]]);
  });
});
