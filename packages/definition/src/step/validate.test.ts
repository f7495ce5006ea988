import { describe, expect, test } from 'vitest';
import { facts, frozen, libraryBundle } from '../../test/fixtures.ts';
import { createSchemaValidator } from '../compile/index.ts';
import type { StepData } from '../types.ts';
import { createStepModel } from './model.ts';
import { checkDraftShape } from './shape.ts';
import { validateStep } from './validate.ts';

const bundle = libraryBundle();
const { step } = createStepModel(bundle, 'signup');
const validator = createSchemaValidator(step);

const GOOD = {
  reader: { number: '85040216932', lastName: 'Peeters' },
  card: { kind: 'adult', since: '2026-11-22' },
};

function faults(data: StepData): string[] {
  return validateStep(bundle, 'signup', frozen(data), facts, validator).map((error) => {
    const reason = error.params.reason ?? error.params.limit;
    const severity = error.severity === 'warning' ? ['(warning)'] : [];
    return [...severity, error.pointer, error.code, ...(reason === undefined ? [] : [reason])].join(' ');
  });
}

const withCard = (card: object): StepData => ({ ...GOOD, card: { ...GOOD.card, ...card } });

describe('validateStep', () => {
  test('finds nothing in good data', () => {
    expect(faults(GOOD)).toEqual([]);
  });

  test('asks for what is required, in the order of the screen; blank is not given', () => {
    expect(faults({ reader: { lastName: ' ' } })).toEqual([
      '/reader/number required',
      '/reader/lastName required',
      '/card/kind required',
      '/card/since required',
    ]);
  });

  test.each<[string, StepData, string[]]>([
    ['a type', withCard({ fee: '5' }), ['/card/fee type']],
    ['a minimum', withCard({ fee: -0.5 }), ['/card/fee minimum 0']],
    ['a maximum', withCard({ fee: 100 }), ['/card/fee maximum 99.5']],
    ['a step', withCard({ fee: 0.3 }), ['/card/fee multipleOf 0.5']],
    ['a pattern', withCard({ shelf: 'a-1' }), ['/card/shelf pattern']],
    ['an unknown field', withCard({ colour: 'red' }), ['/card/colour unknown']],
    ['a choice that does not exist', withCard({ kind: 'senior' }), ['/card/kind option unknown']],
    ['a choice that is not valid then', withCard({ branch: 'north' }), ['/card/branch option notValid']],
    ['a day that does not exist', withCard({ since: '2026-02-30' }), ['/card/since format.date invalid']],
    [
      'a wrong check digit',
      { ...GOOD, reader: { number: '85040216933', lastName: 'P' } },
      ['/reader/number format.niss checkDigit'],
    ],
    ['a list that is too long', { ...GOOD, loans: Array(6).fill({ title: 'x' }) }, ['/loans maxItems 5']],
    ['the same item twice', { ...GOOD, topics: ['music', 'music'] }, ['/topics uniqueItems']],
    ['an item', { ...GOOD, topics: ['music', 'maths'] }, ['/topics/1 option unknown']],
    [
      'a rule in an item',
      { ...GOOD, loans: [{ title: 'x', on: '2026-11-02', back: '2026-11-01' }] },
      ['/loans/0/back rule', '/loans/0/days minimum 0'],
    ],
    ['a warning', withCard({ kind: 'child' }), ['(warning) /card/kind rule', '/guardian/name required']],
  ])('%s', (_name, data, expected) => {
    expect(faults(data)).toEqual(expected);
  });

  test('a foreign reader with a number left in', () => {
    const data = {
      ...GOOD,
      reader: { number: '85040216932', hasNoNumber: true, lastName: 'P', home: { town: 'Lille' } },
    };
    expect(faults(data)).toEqual(['/reader/number rule']);
    expect(faults({ ...GOOD, reader: { hasNoNumber: true, lastName: 'P' } })).toEqual([
      '/reader/home/town required',
    ]);
  });

  test('leaves out what is hidden, even where it is wrong', () => {
    expect(faults({ ...GOOD, guardian: { name: 'x'.repeat(41) } })).toEqual([]);
    expect(
      faults({ ...withCard({ kind: 'child' }), guardian: { name: 'x'.repeat(41), phone: '1' } }),
    ).toEqual(['(warning) /card/kind rule', '/guardian/name maxLength 40']);
  });

  test('a rule speaks with the sentence of the part that fails, and cites', () => {
    const errors = validateStep(bundle, 'signup', withCard({ kind: 'child' }), facts, validator);
    expect(errors[0]).toMatchObject({
      message: 'rule.child-is-young.age',
      params: { rule: 'child-is-young' },
    });
    const loan = { ...GOOD, loans: [{ title: 'x', on: '2026-11-02', back: '2026-11-01' }] };
    expect(validateStep(bundle, 'signup', loan, facts, validator)[0]).toMatchObject({
      message: 'rule.returned-after',
      cite: { source: 'library-act', article: 'art. 3' },
    });
  });

  test('a derived value is worked out anew, not trusted', () => {
    expect(faults(withCard({ until: 'nonsense' }))).toEqual([]);
  });

  test('a birth date in the future inside a number depends on the day', () => {
    const data = { ...GOOD, reader: { number: '26120100146', lastName: 'P' } };
    const on = (today: string) =>
      validateStep(bundle, 'signup', data, { ...facts, today }, validator).map(({ code, params }) => [
        code,
        params,
      ]);
    expect(on('2026-11-30')).toEqual([['format.niss', { reason: 'future' }]]);
    expect(on('2026-12-01')).toEqual([]);
  });
});

describe('checkDraftShape', () => {
  const shape = (text: string) =>
    checkDraftShape(step, JSON.parse(text)).map(({ pointer, code }) => `${pointer} ${code}`);

  test('a draft may be half typed', () => {
    expect(shape('{"card": {"fee": "abc", "since": "2026-1"}, "loans": [{}]}')).toEqual([]);
  });

  test.each([
    ['[]', [' type']],
    ['null', [' type']],
    ['{"card": []}', ['/card type']],
    ['{"card": null}', ['/card type']],
    ['{"card": {"fee": null}}', ['/card/fee type']],
    ['{"card": {"fee": {"a": 1}}}', ['/card/fee type']],
    ['{"loans": {}}', ['/loans type']],
    ['{"loans": [1]}', ['/loans/0 type']],
    ['{"colour": 1}', ['/colour unknown']],
    ['{"__proto__": {"admin": true}}', ['/__proto__ unknown']],
    ['{"card": {"constructor": {"prototype": {"admin": true}}}}', ['/card/constructor unknown']],
    ['{"toString": 1, "prototype": 1}', ['/toString unknown', '/prototype unknown']],
  ])('%s', (text, expected) => {
    expect(shape(text)).toEqual(expected);
  });
});
