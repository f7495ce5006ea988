import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFieldName, isOptionValue, nameFrom } from './names.ts';

describe('a name made of a title', () => {
  it.each([
    ['Région d’origine', [], 'regionDOrigine'],
    ['Straße', [], 'strasse'],
    ['Œil gauche', [], 'oeilGauche'],
    ['2 doses', [], 'field2Doses'],
    ['!?', [], 'field'],
    ['Date', ['date', 'date2'], 'date3'],
    ['constructor', [], 'fieldconstructor'],
  ])('“%s” beside %j is %s', (title, taken, name) => {
    expect(nameFrom(title, taken, 'field')).toBe(name);
  });

  it('can always be the name of a field and of a choice, and is never one that is taken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.constantFrom('a', 'b', 'field')),
        (title, taken) => {
          const name = nameFrom(title, taken, 'field');
          expect(isFieldName(name)).toBe(true);
          expect(isOptionValue(name)).toBe(true);
          expect(taken).not.toContain(name);
        },
      ),
    );
  });
});
