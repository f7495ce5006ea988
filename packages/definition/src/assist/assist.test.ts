import { describe, expect, test } from 'vitest';
import { libraryBundle, libraryFiles, readingBundle } from '../../test/fixtures.ts';
import type { Bundle, Facts } from '../types.ts';
import { expressionCompletions } from './completions.ts';
import { type ExpressionPlace, environmentAt } from './place.ts';
import { sketchOf } from './sketch.ts';
import { readingsOf, type TrialGround, tryInStep, tryTree } from './tries.ts';

const library = libraryBundle();
const reading = readingBundle();

function offered(bundle: Bundle, place: ExpressionPlace, marked: string): string[] {
  const offset = marked.indexOf('|');
  const { candidates } = expressionCompletions(bundle, place, marked.replace('|', ''), offset);
  return candidates.map(({ insert, label }) => (label === undefined ? insert : `${insert} ${label}`));
}

describe('completion in a definition', () => {
  const signup = (scope: string): ExpressionPlace => ({ step: 'signup', scope });
  const trial: ExpressionPlace = { recordType: 'trial' };

  test.each<[string, Bundle, ExpressionPlace, string, string[]]>([
    ['a field of the step', library, signup(''), 'data.card.ki|', ['kind field.signup.card.kind.title']],
    [
      'a field of what holds this one',
      library,
      signup('/card'),
      'this.ki|',
      ['kind field.signup.card.kind.title'],
    ],
    [
      'a field of an item',
      library,
      signup('/loans/*'),
      'this.bac|',
      ['back field.signup.loans.*.back.title'],
    ],
    [
      'the options of a choice',
      library,
      signup('/card'),
      'this.kind == "|',
      ['adult" field.signup.card.kind.option.adult', 'child" field.signup.card.kind.option.child'],
    ],
    [
      'a step of a workflow, by its title',
      reading,
      trial,
      'steps.readingP|',
      ['readingPlan step.reading-plan.title'],
    ],
    [
      'a field of such a step',
      reading,
      trial,
      'steps.readingPlan.star|',
      ['start field.reading-plan.start.title'],
    ],
    [
      'the outcomes of a step',
      reading,
      trial,
      'outcomes.opinion == "pos|',
      ['positive" outcome.opinion.positive'],
    ],
    ['how many entries', reading, trial, 'entries.diary.mis|', ['missed step.diary.title']],
    ['a link', reading, trial, 'links.libraryC|', ['libraryCard link.library-card']],
    [
      'the own step’s data',
      reading,
      { recordType: 'trial', ownStep: 'reading-plan' },
      'data.star|',
      ['start field.reading-plan.start.title'],
    ],
  ])('offers %s', (_what, bundle, place, marked, expected) => {
    expect(offered(bundle, place, marked)).toEqual(expected);
  });

  test('knows no words in a step that is not there', () => {
    expect(environmentAt(library, { step: 'nowhere', scope: '' }).variables).toEqual({});
  });
});

describe('what is tried on the data of a preview', () => {
  const facts: Facts = {
    today: '2026-11-22',
    organisation: { number: '1', name: 'L' },
    author: { number: '', name: 'A' },
  };
  const ground = (data: object, scope = ''): TrialGround => {
    return { bundle: library, step: 'signup', scope, data: data as TrialGround['data'], facts };
  };

  test('has three answers, and a fault', () => {
    const child = ground({ card: { kind: 'child' } });
    expect(tryInStep('data.card.kind == "child"', child)).toMatchObject({ state: 'known', value: true });
    expect(tryInStep('data.card.kind == "adult"', child)).toMatchObject({ state: 'known', value: false });
    expect(tryInStep('data.card.since < today', child)).toMatchObject({
      state: 'notKnown',
      missing: ['data.card.since'],
    });
    expect(tryInStep('data.card.knd == "child"', child)).toMatchObject({ state: 'fault' });
  });

  test('stands in the item that it is tried in', () => {
    const loans = ground({ loans: [{ on: '2026-01-02' }, { on: '2026-12-01' }] }, '/loans/1');
    expect(tryInStep('this.on > today', loans)).toMatchObject({ state: 'known', value: true });
  });

  test('does not see what is hidden', () => {
    const grown = ground({ card: { kind: 'adult' }, guardian: { name: 'B' } });
    expect(tryInStep('has(data.guardian.name)', grown)).toMatchObject({ state: 'known', value: false });
  });

  test('a rule is answered leaf by leaf, a leaf with a fault being not yet known', () => {
    const tree = { any: [{ cel: 'this.card.kind == "adult"' }, { cel: 'this.card.knd == "child"' }] };
    expect(tryTree(tree, ground({ card: { kind: 'child' } }))).toMatchObject({
      truth: 'notYetKnown',
      children: [{ truth: 'notMet' }, { truth: 'notYetKnown' }],
    });
    expect(tryTree(tree, ground({ card: { kind: 'adult' } })).truth).toBe('met');
  });

  test('each value that is read is told, and what is not given is named', () => {
    const child = ground({ card: { kind: 'child' }, loans: [{ on: '2026-01-02' }, {}] });
    expect(readingsOf('data.card.kind == "child" && data.card.since < today', child)).toEqual([
      { path: 'data.card.kind', value: 'child' },
      { path: 'data.card.since' },
      { path: 'today', value: '2026-11-22' },
    ]);
    expect(readingsOf('data.loans.exists(l, l.on < today)', child)).toContainEqual({
      path: 'data.loans.*.on',
      value: ['2026-01-02'],
    });
    expect(readingsOf('data.card.knd == "child"', child)).toEqual([]);
  });

  test('while fields wait for each other, everything that was typed is seen', () => {
    const { files, shared } = libraryFiles();
    const logic = {
      fields: {
        '/card/kind': { visible: 'has(data.guardian.name)' },
        '/guardian/name': { visible: 'has(data.card.kind)' },
      },
    };
    const bundle = sketchOf({ ...files, 'steps/signup.logic.json': JSON.stringify(logic) }, shared, [
      'signup',
    ]);
    const data = { card: { kind: 'child' } };
    expect(tryInStep('data.card.kind == "child"', { ...ground(data), bundle })).toMatchObject({
      state: 'known',
      value: true,
    });
  });

  test('a fault in another rule of the step does not matter', () => {
    const { files, shared } = libraryFiles();
    const rules = JSON.parse(files['rules.json'] ?? '');
    rules.rules[0].assert = { cel: 'this.' };
    const bundle = sketchOf({ ...files, 'rules.json': JSON.stringify(rules) }, shared, ['signup']);
    const child = { ...ground({ card: { kind: 'child' } }), bundle };
    expect(tryTree({ cel: 'data.card.kind == "child"' }, child).truth).toBe('met');
    expect(tryTree({ cel: 'this.' }, child).truth).toBe('notYetKnown');
  });
});
