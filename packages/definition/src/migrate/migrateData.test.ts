import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frozen } from '../../test/fixtures.ts';
import { dropUnknown, migrateBack, migrateData } from './migrateData.ts';
import type { DataByStep, Operation } from './types.ts';

interface Example {
  readonly title: string;
  readonly operations: readonly Operation[];
  readonly old: DataByStep;
  readonly new: DataByStep;
  readonly problems?: readonly unknown[];
}

/** Old literal → new literal. */
const examples: readonly Example[] = [
  {
    title: 'renameStep',
    operations: [{ op: 'renameStep', from: 'intake', to: 'baseline' }],
    old: { intake: { kilos: 70 }, other: { a: 1 } },
    new: { baseline: { kilos: 70 }, other: { a: 1 } },
  },
  {
    title: 'renameField, with all that is in it',
    operations: [{ op: 'renameField', step: 's', from: '/body/size', to: '/body/measures' }],
    old: { s: { body: { size: { kilos: 70, metres: 1.8 }, note: 'x' } } },
    new: { s: { body: { note: 'x', measures: { kilos: 70, metres: 1.8 } } } },
  },
  {
    title: 'renameField in the items of a list',
    operations: [{ op: 'renameField', step: 's', from: '/visits/*/on', to: '/visits/*/date' }],
    old: { s: { visits: [{ on: '2026-01-02', n: 1 }, { n: 2 }, { on: '2026-01-03' }] } },
    new: { s: { visits: [{ n: 1, date: '2026-01-02' }, { n: 2 }, { date: '2026-01-03' }] } },
  },
  {
    title: 'renameOption, of one choice and of many',
    operations: [
      { op: 'renameOption', step: 's', pointer: '/smoker', from: 'ex', to: 'former' },
      { op: 'renameOption', step: 's', pointer: '/topics/*', from: 'maths', to: 'algebra' },
    ],
    old: { s: { smoker: 'ex', topics: ['maths', 'music', 'maths'] } },
    new: { s: { smoker: 'former', topics: ['algebra', 'music', 'algebra'] } },
  },
  {
    title: 'retype without loss',
    operations: [
      { op: 'retype', step: 's', pointer: '/age', to: 'integer', was: 'text' },
      { op: 'retype', step: 's', pointer: '/level', to: 'text', was: 'integer' },
      { op: 'retype', step: 's', pointer: '/branch', to: 'list', was: 'choice' },
    ],
    old: { s: { age: '41', level: 3, branch: 'north' } },
    new: { s: { age: 41, level: '3', branch: ['north'] } },
  },
  {
    title: 'retype that would lose something is a problem',
    operations: [{ op: 'retype', step: 's', pointer: '/age', to: 'integer', was: 'text' }],
    old: { s: { age: '41 years', name: 'x' } },
    new: { s: { name: 'x' } },
    problems: [{ code: 'notRetyped', operation: 0, step: 's', pointer: '/age', value: '41 years' }],
  },
  {
    title: 'retype by an expression',
    operations: [
      {
        op: 'retype',
        step: 's',
        pointer: '/length',
        to: 'integer',
        using: 'int(value * 100.0)',
        was: 'number',
      },
      { op: 'retype', step: 's', pointer: '/born', to: 'integer', using: 'year(value)', was: 'date' },
    ],
    old: { s: { length: 1.75, born: '1985-04-02' } },
    new: { s: { length: 175, born: 1985 } },
  },
  {
    title: 'split',
    operations: [
      {
        op: 'split',
        step: 's',
        pointer: '/pressure',
        was: 'text',
        into: [
          { pointer: '/blood/upper', cel: 'int(value.split("/")[0])' },
          { pointer: '/blood/lower', cel: 'int(value.split("/")[1])' },
        ],
      },
    ],
    old: { s: { pressure: '120/80' } },
    new: { s: { blood: { upper: 120, lower: 80 } } },
  },
  {
    title: 'move to another step, and to another object',
    operations: [
      { op: 'move', from: { step: 's', pointer: '/phone' }, to: { step: 't', pointer: '/contact/phone' } },
      { op: 'move', from: { step: 's', pointer: '/a/b' }, to: { step: 's', pointer: '/b' } },
    ],
    old: { s: { phone: '02', a: { b: 1 } }, t: {} },
    new: { s: { a: {}, b: 1 }, t: { contact: { phone: '02' } } },
  },
  {
    title: 'move to a step that holds nothing leaves the answer behind',
    operations: [
      { op: 'move', from: { step: 's', pointer: '/phone' }, to: { step: 't', pointer: '/phone' } },
    ],
    old: { s: { phone: '02', x: 1 } },
    new: { s: { x: 1 } },
  },
  {
    title: 'default, where there is nothing',
    operations: [
      { op: 'default', step: 's', pointer: '/unit', value: 'kg' },
      { op: 'default', step: 's', pointer: '/visits/*/kind', value: 'home' },
      { op: 'default', step: 'absent', pointer: '/unit', value: 'kg' },
    ],
    old: { s: { visits: [{ kind: 'ward' }, {}] } },
    new: { s: { visits: [{ kind: 'ward' }, { kind: 'home' }], unit: 'kg' } },
  },
  {
    title: 'one after the other, under the names of that point',
    operations: [
      { op: 'renameStep', from: 's', to: 't' },
      { op: 'renameField', step: 't', from: '/a', to: '/b' },
      { op: 'retype', step: 't', pointer: '/b', to: 'text', was: 'integer' },
    ],
    old: { s: { a: 1 } },
    new: { t: { b: '1' } },
  },
];

describe('migrateData', () => {
  test.each(examples)('$title', ({ operations, old, new: expected, problems = [] }) => {
    const migrated = migrateData(operations, frozen(old));
    expect(migrated.data).toEqual(expected);
    expect(migrated.problems).toEqual(problems);
  });

  test.each(examples)('$title: and back', ({ operations, old }) => {
    const { data, kept } = migrateData(operations, old);
    // As the history keeps it: through JSON.
    const stored = JSON.parse(JSON.stringify(kept));
    expect(migrateBack(operations, stored, data)).toEqual({ data: old, lost: [] });
  });
});

const name = fc.constantFrom('a', 'b', 'c', 'd');
const scalar = fc.oneof(
  fc.constantFrom('x', 'y', '12', '1/2', ''),
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
  fc.constantFrom(0.5),
);
const leaf = fc.dictionary(name, scalar, { maxKeys: 3 });
const values = fc.dictionary(
  name,
  fc.oneof(scalar, leaf, fc.array(leaf, { maxLength: 3 }), fc.array(scalar, { maxLength: 3 })),
  { maxKeys: 4 },
);
const step = fc.constantFrom('one', 'two', 'three');
const anyData = fc.dictionary(step, values);
const field = name.map((a) => `/${a}`);
const inside = fc.tuple(field, fc.constantFrom('', '/*'), field).map((parts) => parts.join(''));
const pointer = fc.oneof(field, inside);
const kind = fc.constantFrom('text', 'integer', 'number', 'boolean', 'list' as const);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ op: fc.constant('renameStep' as const), from: step, to: step }),
  fc.tuple(step, pointer, name).map(([id, from, to]) => ({
    op: 'renameField' as const,
    step: id,
    from,
    to: `${from.slice(0, from.lastIndexOf('/'))}/${to}`,
  })),
  fc.record({
    op: fc.constant('renameOption' as const),
    step,
    pointer: fc.oneof(
      pointer,
      field.map((at) => `${at}/*`),
    ),
    from: fc.constantFrom('x', 'y'),
    to: fc.constantFrom('x', 'y', 'z'),
  }),
  fc.record({
    op: fc.constant('retype' as const),
    step,
    pointer,
    to: kind,
    was: fc.constant('text' as const),
  }),
  fc.record({
    op: fc.constant('retype' as const),
    step,
    pointer,
    to: fc.constant('integer' as const),
    using: fc.constant('size(value)'),
    was: fc.constant('text' as const),
  }),
  fc.record({
    op: fc.constant('split' as const),
    step,
    pointer: field,
    was: fc.constant('text' as const),
    into: fc.array(
      fc.record({ pointer: fc.oneof(field, fc.constant('/new/part')), cel: fc.constant('value') }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  }),
  fc.record({
    op: fc.constant('move' as const),
    from: fc.record({ step, pointer: field }),
    to: fc.record({ step, pointer: fc.oneof(field, fc.constant('/new/deep/part')) }),
  }),
  fc.record({ op: fc.constant('default' as const), step, pointer, value: scalar }),
);

describe('there and back', () => {
  test('gives the same data, whatever they were and whatever was done', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), anyData, (operations, data) => {
        const { data: migrated, kept } = migrateData(operations, frozen(data));
        const stored = JSON.parse(JSON.stringify(kept));
        expect(migrateBack(operations, stored, frozen(migrated))).toEqual({ data, lost: [] });
      }),
      { numRuns: 3000 },
    );
  });

  test('takes along what was typed since, where the operation can', () => {
    const operations: Operation[] = [
      { op: 'renameStep', from: 's', to: 't' },
      { op: 'renameField', step: 't', from: '/a', to: '/b' },
      { op: 'renameOption', step: 't', pointer: '/choice', from: 'ex', to: 'former' },
      { op: 'retype', step: 't', pointer: '/n', to: 'integer', was: 'text' },
      { op: 'move', from: { step: 't', pointer: '/phone' }, to: { step: 'u', pointer: '/phone' } },
    ];
    const { kept } = migrateData(operations, { s: { a: 1, choice: 'x', n: '1', phone: '1' }, u: {} });
    const since = { t: { b: 2, choice: 'former', n: 22 }, u: { phone: '2' } };
    expect(migrateBack(operations, kept, since)).toEqual({
      data: { s: { a: 2, choice: 'ex', n: '22', phone: '2' }, u: {} },
      lost: [],
    });
  });

  test('names what was typed since and cannot go back, and puts the old value there', () => {
    const operations: Operation[] = [
      {
        op: 'retype',
        step: 's',
        pointer: '/length',
        to: 'integer',
        using: 'int(value * 100.0)',
        was: 'number',
      },
      { op: 'split', step: 's', pointer: '/name', was: 'text', into: [{ pointer: '/first', cel: 'value' }] },
    ];
    const { kept } = migrateData(operations, { s: { length: 1.75, name: 'Ann' } });
    expect(migrateBack(operations, kept, { s: { length: 180, first: 'Bob' } })).toEqual({
      data: { s: { length: 1.75, name: 'Ann' } },
      lost: [
        { operation: 1, step: 's', pointer: '/first', value: 'Bob' },
        { operation: 0, step: 's', pointer: '/length', value: 180 },
      ],
    });
  });

  test('an item that has moved in its list gets no other item’s old value', () => {
    const operations: Operation[] = [
      { op: 'retype', step: 's', pointer: '/l/*/v', to: 'integer', using: 'size(value)', was: 'text' },
    ];
    const { data, kept } = migrateData(operations, { s: { l: [{ v: 'aa' }, { v: 'bb' }] } });
    expect(data).toEqual({ s: { l: [{ v: 2 }, { v: 2 }] } });
    expect(migrateBack(operations, kept, { s: { l: [{ v: 2 }] } })).toEqual({
      data: { s: { l: [{}] } },
      lost: [{ operation: 0, step: 's', pointer: '/l/0/v', value: 2 }],
    });
  });
});

test('what a version has no field for is left out, kept, and comes back', () => {
  const object = (properties: object) => ({ type: 'object', properties, additionalProperties: false });
  const schema = object({
    a: { type: 'string' },
    l: { type: 'array', items: object({ b: { type: 'string' } }) },
  });
  const bundle = { steps: { s: { id: 's', schema, schemaHash: '', fields: [], rules: [] } } };
  const data = { s: { a: 'x', gone: 1, l: [{ b: 'y', old: 2 }, { b: 'z' }] }, t: { any: 1 } };
  const fitted = dropUnknown(bundle as never, frozen(data), 0);
  expect(fitted.data).toEqual({ s: { a: 'x', l: [{ b: 'y' }, { b: 'z' }] }, t: { any: 1 } });
  expect(fitted.dropped).toEqual([
    { step: 's', pointer: '/gone', value: 1 },
    { step: 's', pointer: '/l/0/old', value: 2 },
  ]);
  expect(migrateBack([], fitted.kept, fitted.data).data).toEqual(data);
  const changed = { s: { a: 'x', l: [{ b: 'z' }] }, t: {} };
  expect(migrateBack([], fitted.kept, changed).data).toEqual({
    s: { a: 'x', gone: 1, l: [{ b: 'z' }] },
    t: {},
  });
});
