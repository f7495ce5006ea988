import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEvaluator } from '../evaluator.ts';
import type { Environment } from '../types.ts';
import { comparesItself } from './comparesItself.ts';
import { readOperand, readQuery } from './readQuery.ts';
import type { Condition, Operand, Query, Test } from './types.ts';
import { writeOperand, writeQuery } from './writeQuery.ts';

const path = (name: string): Operand => ({ kind: 'path', path: name });
const text = (value: string): Operand => ({ kind: 'text', value });
const whole = (value: number): Operand => ({ kind: 'number', value, type: 'int' });
const line = (subject: Operand, test: Test, ...operands: Operand[]): Condition => ({
  kind: 'condition',
  subject,
  test,
  operands,
});
const group = (join: 'all' | 'any', parts: Query[], isNegated = false): Query => ({
  kind: 'group',
  join,
  isNegated,
  parts,
});

describe('what an expression says, as a query', () => {
  test.each<[string, Query]>([
    ['has(this.code)', line(path('this.code'), 'isGiven')],
    ['!has(this.code)', line(path('this.code'), 'isNotGiven')],
    ['this.agreed', line(path('this.agreed'), 'isTrue')],
    ['!this.agreed', line(path('this.agreed'), 'isFalse')],
    ['has(this.box) && this.box', line(path('this.box'), 'isTicked')],
    ['!(has(this.box) && this.box)', line(path('this.box'), 'isNotTicked')],
    ['this.date <= today', line(path('this.date'), '<=', path('today'))],
    ['this.weight > 300.0', line(path('this.weight'), '>', { kind: 'number', value: 300, type: 'double' })],
    ['data.age >= -18', line(path('data.age'), '>=', whole(-18))],
    ['this.kind in ["a", "b"]', line(path('this.kind'), 'isOneOf', text('a'), text('b'))],
    ['!(this.kind in ["a"])', line(path('this.kind'), 'isNoneOf', text('a'))],
    ['"pain" in this.complaints', line(path('this.complaints'), 'includes', text('pain'))],
    ['!("pain" in this.complaints)', line(path('this.complaints'), 'excludes', text('pain'))],
    ['this.code.startsWith("58")', line(path('this.code'), 'startsWith', text('58'))],
    ['this.items.size() > 2', line({ kind: 'size', path: 'this.items' }, '>', whole(2))],
    [
      'yearsBetween(this.birth, today) < 18',
      line(
        { kind: 'elapsed', unit: 'years', from: path('this.birth'), to: path('today') } as Operand,
        '<',
        whole(18),
      ),
    ],
    [
      'this.last <= addDays(this.first, 27)',
      line(path('this.last'), '<=', {
        kind: 'shifted',
        from: path('this.first'),
        count: 27,
        unit: 'days',
      } as Operand),
    ],
    [
      'this.diagnosis <= year(today)',
      line(path('this.diagnosis'), '<=', { kind: 'part', part: 'year', of: path('today') } as Operand),
    ],
    ['this.date < date("2026-01-31")', line(path('this.date'), '<', { kind: 'date', value: '2026-01-31' })],
    [
      'this.a == "x" && (this.b || this.c)',
      group('all', [
        line(path('this.a'), '==', text('x')),
        group('any', [line(path('this.b'), 'isTrue'), line(path('this.c'), 'isTrue')]),
      ]),
    ],
    [
      '!(this.a || this.b)',
      group('any', [line(path('this.a'), 'isTrue'), line(path('this.b'), 'isTrue')], true),
    ],
    ['!(this.a == "x")', group('all', [line(path('this.a'), '==', text('x'))], true)],
    [
      'has(this.box) && this.box && has(this.code)',
      group('all', [line(path('this.box'), 'isTicked'), line(path('this.code'), 'isGiven')]),
    ],
  ])('%s', (cel, query) => {
    expect(readQuery(cel)).toEqual(query);
    expect(writeQuery(query)).toBe(cel);
  });

  test('a text on the left is what the other side is compared with', () => {
    expect(readQuery('"x" == this.kind')).toEqual(line(path('this.kind'), '==', text('x')));
    expect(readQuery('18 < this.age')).toEqual(line(path('this.age'), '>', whole(18)));
  });

  test.each([
    'this.a ? this.b : this.c',
    'this.items.exists(i, i.kind == "x")',
    'this.a + 1 > 2',
    'lookup("services", "code", this.service, "ambulatory") == "x"',
    'this.code.matches("^5")',
    'this.kind in []',
    'this.kind in [this.other]',
    'this.a ==',
    '',
    '"text"',
    '3 > this.n + 1',
  ])('%s is none', (cel) => {
    expect(readQuery(cel)).toBeUndefined();
  });

  test('a group of nothing cannot be written', () => {
    expect(() => writeQuery(group('all', []))).toThrow(RangeError);
  });
});

describe('a value that is written', () => {
  test.each<[string, Operand]>([
    ['today', path('today')],
    ['"left"', text('left')],
    ['2.5', { kind: 'number', value: 2.5, type: 'double' }],
    ['false', { kind: 'boolean', value: false }],
    ['organisation.number', path('organisation.number')],
    [
      'addYears(date("2026-02-28"), -1)',
      { kind: 'shifted', from: { kind: 'date', value: '2026-02-28' }, count: -1, unit: 'years' },
    ],
  ])('%s', (cel, operand) => {
    expect(readOperand(cel)).toEqual(operand);
    expect(writeOperand(operand)).toBe(cel);
  });

  test('a calculation is none of a query', () => {
    expect(readOperand('this.a + this.b')).toBeUndefined();
    expect(readOperand('date("2026-02-30")')).toBeUndefined();
  });
});

test.each([
  ['this.a == this.a', 'this.a'],
  ['has(this.b) && (this.c || addDays(this.d, 1) > addDays(this.d, 1))', 'addDays(this.d, 1)'],
  ['this.a == this.b', undefined],
  ['this.d > addDays(this.d, 1)', undefined],
  ['this.a + 1 == this.a + 1', undefined],
])('%s compares with itself: %s', (cel, same) => {
  expect(comparesItself(cel)).toBe(same);
});

// --- any query

const environment: Environment = {
  variables: {
    this: {
      object: {
        a: 'bool',
        b: 'bool',
        s: 'string',
        n: 'int',
        d: 'double',
        day: 'date',
        list: { list: 'string' },
      },
    },
    today: 'date',
  },
  tables: {},
};

const texts = fc.oneof(fc.constantFrom('x', 'y', '', '"', '\\', '\n', '’é'), fc.string()).map(text);
const day = fc.constantFrom<Operand>(path('this.day'), path('today'), { kind: 'date', value: '2026-01-31' });
const someDay = fc.oneof(
  day,
  fc.record({
    kind: fc.constant('shifted' as const),
    from: day,
    count: fc.integer({ min: -40, max: 40 }),
    unit: fc.constantFrom('days', 'months', 'years'),
  }),
) as fc.Arbitrary<Operand>;
const wholes = fc.integer({ min: -5, max: 30 }).map(whole);
const doubles = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Object.is(value, -0))
  .map((value): Operand => ({ kind: 'number', value, type: 'double' }));
const counted = fc.constantFrom<Operand>(
  path('this.n'),
  { kind: 'size', path: 'this.list' },
  { kind: 'part', part: 'year', of: { kind: 'path', path: 'today' } },
  {
    kind: 'elapsed',
    unit: 'days',
    from: { kind: 'path', path: 'this.day' },
    to: { kind: 'path', path: 'today' },
  },
);
const compare = fc.constantFrom<Test>('==', '!=', '<', '<=', '>', '>=');
const conditions: fc.Arbitrary<Query> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('this.a', 'this.b'),
      fc.constantFrom<Test>('isTrue', 'isFalse', 'isTicked', 'isNotTicked'),
    )
    .map(([name, test]) => line(path(name), test)),
  fc
    .tuple(fc.constantFrom('this.s', 'this.n', 'this.day'), fc.constantFrom<Test>('isGiven', 'isNotGiven'))
    .map(([name, test]) => line(path(name), test)),
  fc
    .tuple(texts, fc.constantFrom<Test>('==', '!=', 'startsWith', 'endsWith', 'contains'))
    .map(([value, test]) => line(path('this.s'), test, value)),
  fc
    .tuple(fc.array(texts, { minLength: 1, maxLength: 3 }), fc.constantFrom<Test>('isOneOf', 'isNoneOf'))
    .map(([values, test]) => line(path('this.s'), test, ...values)),
  fc
    .tuple(texts, fc.constantFrom<Test>('includes', 'excludes'))
    .map(([value, test]) => line(path('this.list'), test, value)),
  fc.tuple(counted, compare, wholes).map(([subject, test, value]) => line(subject, test, value)),
  fc.tuple(compare, doubles).map(([test, value]) => line(path('this.d'), test, value)),
  fc.tuple(compare, someDay).map(([test, value]) => line(path('this.day'), test, value)),
);
const { queries } = fc.letrec<{ queries: Query; group: Query }>((tie) => ({
  queries: fc.oneof({ maxDepth: 3, depthSize: 'small' }, conditions, tie('group')),
  group: fc.record({
    kind: fc.constant('group' as const),
    join: fc.constantFrom('all' as const, 'any' as const),
    isNegated: fc.boolean(),
    parts: fc.array(tie('queries'), { minLength: 1, maxLength: 4 }),
  }),
}));
const values = fc.record(
  {
    a: fc.boolean(),
    b: fc.boolean(),
    s: fc.constantFrom('x', 'y', ''),
    n: fc.integer({ min: -3, max: 20 }),
    d: fc.constantFrom(0, 1.5, -2),
    day: fc.constantFrom('2026-01-31', '2026-11-22'),
    list: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

describe('any query', () => {
  test('is read, and once it was written from that, stays as it is', () => {
    fc.assert(
      fc.property(queries, values, (query, self) => {
        const cel = writeQuery(query);
        const once = rewritten(cel);
        expect(rewritten(once)).toBe(once);
        const given = { this: self, today: '2026-11-22' };
        const evaluator = createEvaluator(environment);
        const value = (source: string) => {
          const found = evaluator.evaluate(source, given);
          return found.known ? found.value : undefined;
        };
        expect(value(once)).toBe(value(cel));
      }),
      { numRuns: 300 },
    );

    function rewritten(cel: string): string {
      const read = readQuery(cel);
      if (!read) throw new Error(`Not read: ${cel}`);
      return writeQuery(read);
    }
  });

  test('answers as its parts do together', () => {
    const evaluator = createEvaluator(environment);
    fc.assert(
      fc.property(queries, values, (query, self) => {
        const given = { this: self, today: '2026-11-22' };
        const cel = writeQuery(query);
        const direct = answer(query, given);
        const { known, ...found } = evaluator.evaluate(cel, given) as { known: boolean; value?: unknown };
        expect(known ? found.value : undefined).toBe(direct);
      }),
      { numRuns: 400 },
    );

    /** What the parts of a query answer, put together by hand: true, false, or undefined for not known. */
    function answer(query: Query, given: { this: object; today: string }): unknown {
      if (query.kind === 'condition') {
        const found = evaluator.evaluate(writeQuery(query), given);
        return found.known ? found.value : undefined;
      }
      const parts = query.parts.map((part) => answer(part, given));
      const deciding = query.join === 'any';
      const joined = parts.includes(deciding) ? deciding : parts.includes(undefined) ? undefined : !deciding;
      return joined === undefined || !query.isNegated ? joined : !joined;
    }
  });
});
