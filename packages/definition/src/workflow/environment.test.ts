import { checkExpression, createEvaluator } from '@greffe/rules';
import { describe, expect, test } from 'vitest';
import { readingBundle } from '../../test/fixtures.ts';
import { workflowEnvironment } from './environment.ts';
import { celName } from './names.ts';

const bundle = readingBundle();
const trial = workflowEnvironment(bundle, 'trial');
const answer = (cel: string, values: object, ownStep?: string) =>
  createEvaluator(workflowEnvironment(bundle, 'trial', ownStep)).evaluate(cel, { ...values });

describe('the words of a workflow', () => {
  test.each([
    ['steps.readingPlan.start', 'date'],
    ['outcomes.opinion', 'string'],
    ['rounds.diary', 'int'],
    ['entries.extraSession.open', 'int'],
    ['links.libraryCard.level', 'int'],
    ['links.libraryCard.reader.birthDate', 'date'],
    ['links.lastTrial.score', 'int'],
  ])('%s is of type %s', (cel, type) => {
    expect(checkExpression(cel, trial)).toEqual({ ok: true, type, references: [cel] });
  });

  test.each([
    'steps.diary.pages',
    'steps.enrolment.level',
    'outcomes.answer',
    'outcomes.diary',
    'entries.opinion.open',
    'entries.diary.scheduled',
    'links.libraryCard.kind',
    'data.kind',
    'today',
    'organisation.number',
  ])('%s is none', (cel) => {
    expect(checkExpression(cel, trial).ok).toBe(false);
  });

  test('data are those of the step that is asked', () => {
    expect(checkExpression('data.kind', workflowEnvironment(bundle, 'trial', 'reading-plan')).ok).toBe(true);
    expect(checkExpression('data.pages', workflowEnvironment(bundle, 'trial', 'diary')).ok).toBe(true);
    expect(checkExpression('data.pages', workflowEnvironment(bundle, 'trial', 'opinion')).ok).toBe(false);
  });

  test('a record type or a step that is not there has no words', () => {
    for (const name of ['nothing', 'constructor', '__proto__']) {
      expect(checkExpression('rounds.opinion', workflowEnvironment(bundle, name)).ok).toBe(false);
      expect(checkExpression('data.kind', workflowEnvironment(bundle, 'trial', name)).ok).toBe(false);
    }
  });
});

describe('an answer', () => {
  test('is not known while a step has no validated data', () => {
    const cel = 'steps.readingPlan.kind == "other"';
    expect(answer(cel, { steps: {} })).toEqual({ known: false, missing: ['steps.readingPlan.kind'] });
    expect(answer(cel, { steps: { readingPlan: { kind: 'other' } } })).toEqual({ known: true, value: true });
  });

  test('of a schedule is a day', () => {
    const steps = { readingPlan: { start: '2026-11-23' } };
    expect(answer('addDays(steps.readingPlan.start, 20)', { steps })).toEqual({
      known: true,
      value: '2026-12-13',
    });
  });

  test('looks at rounds, entries and own data', () => {
    expect(answer('rounds.opinion > 1', { rounds: { opinion: 2 } })).toEqual({ known: true, value: true });
    expect(answer('entries.diary.missed < 10', { entries: { diary: { missed: 10 } } })).toEqual({
      known: true,
      value: false,
    });
    expect(answer('data.speed < 10', { data: { speed: 3 } }, 'measurement')).toEqual({
      known: true,
      value: true,
    });
  });
});

test.each([
  ['opinion', 'opinion'],
  ['first-visit', 'firstVisit'],
  ['day-1-a', 'day1A'],
])('%s is written %s', (id, name) => {
  expect(celName(id)).toBe(name);
});
