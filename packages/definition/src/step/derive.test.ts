import { describe, expect, test } from 'vitest';
import { facts, frozen, libraryBundle } from '../../test/fixtures.ts';
import type { StepData } from '../types.ts';
import { createStepModel, initialData } from './model.ts';
import { visibleData } from './validate.ts';

const bundle = libraryBundle();
const model = createStepModel(bundle, 'signup');
const derive = (data: StepData) => model.derive(frozen(data), facts);

describe('derive', () => {
  test('is the same model for the same bundle, and refuses a step that is not there', () => {
    expect(createStepModel(bundle, 'signup')).toBe(model);
    expect(() => createStepModel(bundle, 'toString')).toThrow('"library-card" has no step "toString".');
  });

  test('puts derived values in place and shares the rest', () => {
    const data = { reader: { lastName: 'Peeters' }, card: { since: '2026-11-22', until: '1999-01-01' } };
    const derived = derive(data);
    expect(derived.data).toEqual({ ...data, card: { since: '2026-11-22', until: '2027-11-22' } });
    expect(derived.data.reader).toBe(data.reader);
    expect(derived.readOnly.has('/card/until')).toBe(true);
  });

  test('shares everything where nothing follows', () => {
    const data = { card: { kind: 'adult' } };
    expect(derive(data).data).toBe(data);
  });

  test('a derived value that is not known leaves what was typed, unless the field is always read-only', () => {
    const derived = derive({ reader: { birthDate: '1985-04-02' }, card: { until: '2027-11-22' } });
    expect(derived.data).toEqual({ reader: { birthDate: '1985-04-02' }, card: {} });
    expect(derived.readOnly.has('/reader/birthDate')).toBe(false);
  });

  test('a number fills the birth date, whatever was typed', () => {
    const derived = derive({ reader: { number: '85.04.02-169.32', birthDate: '1990-01-01' } });
    expect(derived.data).toMatchObject({ reader: { birthDate: '1985-04-02', number: '85.04.02-169.32' } });
    expect(derived.readOnly.has('/reader/birthDate')).toBe(true);
  });

  test('a hidden object hides what is in it, keeps it in the data and leaves it out of what is sent', () => {
    const data = { card: { kind: 'adult' }, guardian: { name: 'A.', phone: '1' } };
    const derived = derive(data);
    expect([...derived.hidden].sort()).toEqual(['/guardian', '/guardian/name', '/guardian/phone']);
    expect(derived.data).toBe(data);
    expect(visibleData(derived)).toEqual({ card: { kind: 'adult' } });
    expect([...derived.required].filter((pointer) => pointer.startsWith('/guardian'))).toEqual([]);
  });

  test('what is hidden counts as not given for what depends on it', () => {
    const shown = derive({ card: { kind: 'child' }, guardian: { name: 'A.' } });
    expect(shown.hidden.size).toBe(0);
    expect(shown.required.has('/guardian/phone')).toBe(true);
    const blank = derive({ card: { kind: 'child' }, guardian: { name: '  ' } });
    expect([...blank.hidden]).toEqual(['/guardian/phone']);
  });

  test('each item of a list is judged by itself', () => {
    const derived = derive({ loans: [{ on: '2026-11-01', back: '2026-11-03' }, { back: '2026-11-04' }] });
    expect([...derived.hidden].filter((pointer) => pointer.startsWith('/loans'))).toEqual(['/loans/1/back']);
    expect(derived.data.loans).toEqual([
      { on: '2026-11-01', back: '2026-11-03', days: 2 },
      { back: '2026-11-04' },
    ]);
    expect([...derived.required].filter((pointer) => pointer.startsWith('/loans'))).toEqual([
      '/loans/0/title',
      '/loans/1/title',
    ]);
    expect(derived.rules.filter(({ rule }) => rule.id === 'returned-after').map(({ at }) => at)).toEqual([
      '/loans/0/back',
    ]);
  });

  test('not known is false for conditions, and three answers for rules', () => {
    const derived = derive({});
    expect(derived.hidden.has('/guardian')).toBe(true);
    expect(derived.required.has('/reader/number')).toBe(true);
    expect(derived.readOnly.has('/reader/number')).toBe(false);
    expect(derived.rules.find(({ rule }) => rule.id === 'child-is-young')?.explanation).toMatchObject({
      truth: 'notYetKnown',
      missing: expect.arrayContaining(['this.card.kind']),
    });
  });

  test('says what the form should empty, and empties nothing itself', () => {
    const data = { reader: { number: '85040216932', hasNoNumber: true } };
    const derived = derive(data);
    expect([...derived.cleared]).toEqual(['/reader/number']);
    expect(derived.data).toMatchObject(data);
  });

  test('options by the date of their field, by today without one', () => {
    const values = (data: StepData) =>
      derive(data)
        .options('/card/branch')
        .map(({ value }) => value);
    expect(values({ card: { since: '2025-12-31' } })).toEqual(['north', 'south']);
    expect(values({ card: { since: '2026-01-01' } })).toEqual(['south', 'west']);
    expect(values({})).toEqual(['south', 'west']);
    expect(derive({}).options('/card/fee')).toEqual([]);
  });

  test('values of a wrong type are kept and count as not given', () => {
    const data = {
      card: { kind: 7, since: '2026-02-30', fee: '12' },
      loans: [3, { on: '2026-11-01' }],
      reader: 'x',
    };
    const derived = derive(data);
    expect(derived.data).toBe(data);
    expect(derived.hidden.has('/guardian')).toBe(true);
    expect([...derived.hidden]).toContain('/loans/0/back');
    expect([...derived.hidden]).not.toContain('/loans/1/back');
  });

  test('initial values', () => {
    expect(initialData(bundle, 'signup', facts)).toEqual({ card: { since: '2026-11-22' } });
  });
});
