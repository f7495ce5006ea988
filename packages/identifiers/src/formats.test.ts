import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, formats, formatters, isFormatName, normalisers } from './index.ts';

describe.each(FORMAT_NAMES)('the format %s', (name) => {
  it('answers any text, and never throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
      fc.string({ unit: fc.constantFrom(...'0123456789()+=.-/ '), maxLength: 40 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const result = formats[name](value, '2026-11-22');
        if (!result.ok) return;
        // What is accepted is accepted as it is stored, and comes back from how it is shown.
        expect(formats[name](result.value, '2026-11-22')).toEqual(result);
        expect(normalisers[name](formatters[name](result.value))).toBe(result.value);
      }),
      { numRuns: 200 },
    );
  });

  it('normalises to what it accepts, and once for all', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const normalised = normalisers[name](value);
        expect(normalisers[name](normalised)).toBe(normalised);
        const result = formats[name](value);
        if (result.ok) expect(result.value).toBe(normalised);
      }),
    );
  });

  it('refuses nothing at all with a reason of its own', () => {
    expect(formats[name]('  ')).toEqual({ ok: false, reason: 'empty' });
  });
});

it('a name is that of a format or it is not', () => {
  expect(isFormatName('niss')).toBe(true);
  expect(isFormatName('constructor')).toBe(false);
  expect(isFormatName('date')).toBe(false);
});
