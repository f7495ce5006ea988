import type { Bundle, Counter, Field } from '@greffe/definition';
import { describe, expect, test } from 'vitest';
import { claimOf, type SentRecord } from './index.ts';

const field = (pointer: string, kind: Field['kind']): Field => ({
  pointer,
  kind,
  origin: 'source',
  layout: { widget: 'text', width: 'full' },
  logic: {},
});

const bundle: Pick<Bundle, 'steps' | 'tables'> = {
  steps: {
    loan: {
      id: 'loan',
      schema: {},
      schemaHash: '',
      fields: [
        field('/kind', 'text'),
        field('/books', 'integer'),
        field('/day', 'date'),
        field('/child', 'boolean'),
      ],
      rules: [],
    },
  },
  tables: {},
};

const counter = (part: Partial<Counter> = {}): Counter => ({
  id: 'maps',
  origin: 'source',
  counts: [{ recordType: 'lending', step: 'loan' }],
  limit: 10,
  scope: 'all',
  period: 'none',
  whenFull: 'refuse',
  at: '/kind',
  seenBy: ['librarian'],
  recipientsChangedBy: ['librarian'],
  ...part,
});

const counting = (part: Partial<Counter['counts'][number]>, more: Partial<Counter> = {}) =>
  counter({ ...more, counts: [{ recordType: 'lending', step: 'loan', ...part }] });

const sent = (data: SentRecord['steps'][string], part: Partial<SentRecord> = {}): SentRecord => ({
  record: 'r1',
  recordType: 'lending',
  steps: { loan: data },
  organisation: '7',
  beneficiary: 'b',
  validatedAt: '2026-12-31T23:30:00Z',
  ...part,
});

const when = (cel: string) => ({ when: { cel, scope: '', dependsOn: [] } });

describe('a record claims', () => {
  test.each<[string, Counter, SentRecord, { readonly pool: string; readonly weight: number }]>([
    ['one place, where nothing else is said', counter(), sent({}), { pool: '/', weight: 1 }],
    [
      'where its condition holds',
      counting(when('data.kind == "map"')),
      sent({ kind: 'map' }),
      { pool: '/', weight: 1 },
    ],
    ['as much as is written', counting({ weight: 3 }), sent({}), { pool: '/', weight: 3 }],
    [
      'as much as it says itself',
      counting({ weight: '/books' }),
      sent({ books: 4 }),
      { pool: '/', weight: 4 },
    ],
    [
      'of its organisation, in the year in Brussels of its validation',
      counter({ scope: 'organisation', period: 'year-of-validation' }),
      sent({}),
      { pool: '2027/7', weight: 1 },
    ],
    [
      'of its beneficiary, in the year of a date that it says',
      counter({ scope: 'beneficiary', period: { yearOf: '/day' } }),
      sent({ day: '2025-02-03' }),
      { pool: '2025/b', weight: 1 },
    ],
  ])('%s', (_name, of, record, expected) => {
    expect(claimOf(bundle, of, record)).toEqual({
      record: 'r1',
      validatedAt: '2026-12-31T23:30:00Z',
      ...expected,
    });
  });
});

describe('a record claims nothing', () => {
  const ofDay = counter({ period: { yearOf: '/day' } });
  test.each<[string, Counter, SentRecord]>([
    ['of another type', counter(), sent({}, { recordType: 'gift' })],
    ['whose step was never validated', counter(), sent({}, { steps: {} })],
    ['whose condition does not hold', counting(when('data.kind == "map"')), sent({ kind: 'book' })],
    ['whose condition is not known', counting(when('data.kind == "map"')), sent({})],
    ['that does not say how much', counting({ weight: '/books' }), sent({})],
    ['that says nothing, or less', counting({ weight: '/books' }), sent({ books: 0 })],
    ['that says a part of one', counting({ weight: '/books' }), sent({ books: 1.5 })],
    ['that does not say its date', ofDay, sent({})],
    ['whose date is none', ofDay, sent({ day: 'soon' })],
    ['whose step is a word of every object', counting({ step: 'constructor' }), sent({})],
  ])('%s', (_name, of, record) => {
    expect(claimOf(bundle, of, record)).toBeUndefined();
  });
});

test('two counters with one step are asked each by its own condition', () => {
  const ask = (cel: string) => claimOf(bundle, counting(when(cel)), sent({ kind: 'map', child: true }));
  expect([ask('data.child'), ask('!data.child'), ask('data.kind == "book"')].map(Boolean)).toEqual([
    true,
    false,
    false,
  ]);
});
