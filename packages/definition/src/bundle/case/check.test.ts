import { describe, expect, test } from 'vitest';
import { findingsAfter, type Json, readingFiles } from '../../../test/fixtures.ts';

type Story = Record<string, unknown>[];
type Fault = readonly [name: string, step: number, words: object, pointer: string, finding: object];

const FILE = 'cases/question.case.json';

/** Words that a step of the case then has, and the finding that they lead to. */
const FAULTS: readonly Fault[] = [
  ['a role', 3, { who: 'raeder' }, '/who', { code: 'role.unknown', suggestion: 'Did you mean "reader"?' }],
  ['the engine where a person acts', 4, { who: 'system' }, '/who', { code: 'role.unknown' }],
  [
    'a record',
    1,
    { record: 'crd' },
    '/record',
    { code: 'record.unknown', suggestion: 'Did you mean "card"?' },
  ],
  ['a record that comes later', 0, { parent: 'main' }, '/parent', { code: 'record.unknown' }],
  ['a record started twice', 2, { record: 'card' }, '/record', { code: 'id.duplicate' }],
  ['a kind of record', 0, { recordType: 'card' }, '/recordType', { code: 'record-type.unknown' }],
  ['a step of another record', 4, { step: 'enrolment' }, '/step', { code: 'step.unknown' }],
  ['no step', 4, { step: undefined }, '', { code: 'case.step' }],
  ['a step where time passes', 6, { step: 'opinion' }, '/step', { code: 'case.word' }],
  ['data of an undo', 5, { data: {} }, '/data', { code: 'case.word' }],
  ['unlocking without a reason', 10, { reason: undefined }, '', { code: 'case.word' }],
  ['a note without text', 11, { text: undefined }, '', { code: 'case.word' }],
  ['a reason of a save', 8, { reason: 'x' }, '/reason', { code: 'case.word' }],
  ['a repeated step without entry', 8, { entry: undefined }, '', { code: 'case.entry' }],
  ['an entry of a step that is filled once', 4, { entry: 'first' }, '/entry', { code: 'case.entry' }],
  [
    'a field',
    4,
    { data: { strat: '2026-11-23' } },
    '/data/strat',
    { code: 'case.unknown-field', suggestion: 'Did you mean "/start"?' },
  ],
  ['a field of a repeated step', 8, { data: { page: 3 } }, '/data/page', { code: 'case.unknown-field' }],
  [
    'a step whose state is expected',
    3,
    { expect: { steps: { agreemnt: 'locked' } } },
    '/expect/steps/agreemnt',
    { code: 'step.unknown' },
  ],
  [
    'a status',
    3,
    { expect: { steps: { agreement: 'loked' } } },
    '/expect/steps/agreement',
    { code: 'status.unknown', suggestion: 'Did you mean "locked"?' },
  ],
  [
    'an outcome',
    7,
    { expect: { steps: { opinion: { outcome: 'qestion' } } } },
    '/expect/steps/opinion/outcome',
    { code: 'outcome.unknown' },
  ],
  [
    'a step that is waited for',
    2,
    { expect: { steps: { opinion: { waitsFor: ['pln'] } } } },
    '/expect/steps/opinion/waitsFor/0',
    { code: 'step.unknown' },
  ],
  [
    'whose turn it is',
    3,
    { expect: { tasks: { counsil: [] } } },
    '/expect/tasks/counsil',
    { code: 'role.unknown' },
  ],
  [
    'what is to be done',
    3,
    { expect: { tasks: { council: ['opinon'] } } },
    '/expect/tasks/council/0',
    { code: 'step.unknown' },
  ],
  [
    'a message',
    6,
    { expect: { messages: [{ message: 'opinion-askd', to: ['council'] }] } },
    '/expect/messages/0/message',
    { code: 'message.unknown', suggestion: 'Did you mean "opinion-asked"?' },
  ],
  [
    'whom it went to',
    6,
    { expect: { messages: [{ message: 'opinion-asked', to: ['counsil'] }] } },
    '/expect/messages/0/to/0',
    { code: 'role.unknown' },
  ],
  [
    'entries of a step that is filled once',
    6,
    { expect: { entries: { opinion: { open: 1 } } } },
    '/expect/entries/opinion',
    { code: 'case.entry' },
  ],
  [
    'entries of a step that is not there',
    6,
    { expect: { entries: { dairy: { open: 1 } } } },
    '/expect/entries/dairy',
    { code: 'step.unknown', suggestion: 'Did you mean "diary"?' },
  ],
  [
    'who sees it',
    6,
    { expect: { sees: { counsil: true } } },
    '/expect/sees/counsil',
    { code: 'role.unknown' },
  ],
  [
    'faults where nothing is done to a step',
    6,
    { expect: { errors: [{ pointer: '/start', code: 'required' }] } },
    '/expect/errors',
    { code: 'case.word' },
  ],
  [
    'something that cannot be done',
    6,
    { do: 'wiat' },
    '/do',
    { code: 'meta.value', suggestion: 'Did you mean "wait"?' },
  ],
];

const after = (step: number, words: object) =>
  findingsAfter(
    FILE,
    (content: Json) => void Object.assign((content.steps as unknown as Story)[step] ?? {}, words),
    readingFiles,
  );

describe('a case that names what is not there', () => {
  test.each(FAULTS)('%s', (_name, step, words, pointer, finding) => {
    expect(after(step, words)).toContainEqual(
      expect.objectContaining({ file: FILE, pointer: `/steps/${step}${pointer}`, ...finding }),
    );
  });
});

test('a case of a record type that is not there says so, and nothing else', () => {
  const rename = (content: Json) => void Object.assign(content, { recordType: 'trail' });
  expect(findingsAfter(FILE, rename, readingFiles).map(({ code, pointer }) => [code, pointer])).toEqual([
    ['record-type.unknown', '/recordType'],
  ]);
});

describe('a case may show a refusal', () => {
  test.each([
    ['of a step that is not there', 9, { step: 'nothing', expect: { refused: 'stepUnknown' } }],
    ['of a save without entry', 8, { entry: undefined, expect: { refused: 'entryMissing' } }],
    [
      'of a lock that is opened without reason',
      10,
      { reason: undefined, expect: { refused: 'reasonMissing' } },
    ],
  ])('%s', (_name, step, words) => {
    expect(after(step, words)).toEqual([]);
  });
});

test('the first step starts the record, unless it creates one', () => {
  const story = (steps: object[]) =>
    findingsAfter(FILE, (content) => void Object.assign(content, { steps }), readingFiles);
  const wait = { at: '2026-11-22T09:00:00Z', who: 'system', do: 'wait' };
  expect(story([wait])).toEqual([]);
  expect(story([{ ...wait, who: 'librarian', do: 'create', record: 'other' }, wait])).toContainEqual(
    expect.objectContaining({ code: 'record.unknown', pointer: '/steps/1/record' }),
  );
});
