import { describe, expect, test } from 'vitest';
import {
  findingsAfter,
  type Json,
  libraryBundle,
  readingBundle,
  readingFiles,
} from '../../../test/fixtures.ts';
import { buildBundle } from '../buildBundle.ts';

const bundle = readingBundle();
const trial = bundle.workflows.trial;
const stepOf = (id: string) => trial?.steps.find((step) => step.id === id);
const nothing = { steps: [], outcomes: [], rounds: [], entries: [], links: [] };

test('a sound workflow has no findings', () => {
  const { files, shared } = readingFiles();
  expect(buildBundle(files, shared).findings).toEqual([]);
});

describe('a record type and its workflow', () => {
  const findings = findingsAfter(
    'workflow.json',
    ({ recordTypes }) => {
      Object.assign(recordTypes ?? {}, { membreship: recordTypes?.membership });
      Reflect.deleteProperty(recordTypes ?? {}, 'membership');
    },
    readingFiles,
  );

  test('belong together', () => {
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'workflow.missing', pointer: '/recordTypes' }),
    );
  });

  test('have one name', () => {
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'record-type.unknown',
        pointer: '/recordTypes/membreship',
        suggestion: 'Did you mean "membership"?',
      }),
    );
  });
});

describe('a workflow in a bundle', () => {
  test('of a file that says the least has every default', () => {
    expect(libraryBundle().workflows.membership).toEqual({
      steps: [
        {
          id: 'signup',
          roles: ['librarian'],
          readers: [],
          requires: [],
          correction: { mode: 'reopen' },
          outcomes: [],
          effects: [{ type: 'code', on: 'validated', hold: 'none' }],
          medical: true,
          origin: 'source',
        },
      ],
      links: [],
      support: [],
      access: [],
    });
    expect(libraryBundle()).not.toHaveProperty('example');
  });

  test('says what every expression reads, by the ids of the definition', () => {
    expect(stepOf('answer')?.when?.reads).toEqual({ ...nothing, rounds: ['opinion'] });
    expect(stepOf('opinion')?.when?.reads).toEqual({
      ...nothing,
      steps: ['reading-plan'],
      links: ['library-card'],
    });
    expect(stepOf('summary')?.when?.reads).toEqual({
      ...nothing,
      steps: ['reading-plan'],
      outcomes: ['opinion'],
      entries: ['diary'],
      links: ['last-trial'],
    });
    expect(stepOf('summary')?.due).toEqual({
      date: { cel: 'addDays(steps.readingPlan.start, 30)', reads: { ...nothing, steps: ['reading-plan'] } },
    });
    expect(stepOf('diary')?.repeat).toMatchObject({ to: { reads: { ...nothing, steps: ['reading-plan'] } } });
    expect(trial?.access.map(({ when }) => (typeof when === 'string' ? when : when.reads.steps))).toEqual([
      'turn',
      ['reading-plan'],
      'always',
    ]);
  });

  test('holds messages and transmissions back, and nothing else, where nothing is said', () => {
    const held = (id: string) => stepOf(id)?.effects.map(({ type, on, hold }) => [type, on, hold]);
    expect(held('opinion')).toEqual([
      ['message', 'opened', 'window'],
      ['message', 'validated', 'window'],
      ['document', 'validated', 'window'],
      ['message', 'due', 'window'],
    ]);
    expect(held('summary')).toEqual([
      ['code', 'validated', 'none'],
      ['transmission', 'validated', 'window'],
    ]);
    expect(held('measurement')).toEqual([['message', 'validated', 'none']]);
  });

  test('completes outcomes, repeats and links', () => {
    expect(
      stepOf('opinion')?.outcomes.map(({ ends, reopens, adds, origin }) => [ends, reopens, adds, origin]),
    ).toEqual([
      [false, ['answer', 'answer-check', 'opinion'], [], 'source'],
      [true, [], [], 'source'],
      [false, [], ['extra-session'], 'source'],
      [false, [], [], 'source'],
    ]);
    expect(stepOf('measurement')?.repeat).toEqual({ kind: 'atWill', minimum: 2 });
    expect(trial?.links[1]).toEqual({
      id: 'last-trial',
      recordType: 'trial',
      kind: 'previous',
      requires: [],
      shows: { score: { step: 'summary', pointer: '/score' } },
    });
  });

  test('tells an example, and roles that belong to no organisation', () => {
    expect(bundle.example).toBe(true);
    expect(bundle.roles.map(({ id, scope }) => [id, scope])).toContainEqual(['council', 'everywhere']);
  });
});

describe('the texts of a workflow', () => {
  test.each([
    ['outcome.opinion.positive'],
    ['message.planned.subject'],
    ['message.planned.text'],
    ['document.approval'],
    ['link.library-card'],
  ])('the text %s is demanded', (key) => {
    const findings = findingsAfter(
      'i18n/fr.json',
      (texts) => void Reflect.deleteProperty(texts, key),
      readingFiles,
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'text.missing', file: 'i18n/fr.json', pointer: `/${key}` }),
    );
  });

  test('a text of what is not there is not shown', () => {
    const add = (texts: Json) => void Object.assign(texts, { 'message.planed.text': 'Prévu' });
    expect(findingsAfter('i18n/fr.json', add, readingFiles)).toContainEqual(
      expect.objectContaining({ code: 'text.unused', suggestion: 'Did you mean "message.planned.text"?' }),
    );
  });
});
