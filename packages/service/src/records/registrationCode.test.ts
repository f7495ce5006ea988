import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodeSound, newCode } from './registrationCode.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const places = [4, 5, 6, 7, 9, 10, 11, 12];

describe('a registration code (CO-6)', () => {
  it('is short enough for the invoice, and sound', () => {
    for (let count = 0; count < 1000; count += 1) {
      const code = newCode('CGM');
      expect(code).toMatch(/^CGM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
      expect(isCodeSound(code)).toBe(true);
    }
  });

  it('shows every single wrong character', () => {
    for (let count = 0; count < 50; count += 1) {
      const code = newCode('CGM');
      for (const place of places) {
        for (const character of alphabet) {
          const wrong = code.slice(0, place) + character + code.slice(place + 1);
          if (wrong !== code) expect(isCodeSound(wrong), wrong).toBe(false);
        }
      }
    }
  });

  it('shows every two characters exchanged', () => {
    const pair = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...places));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const characters = [...newCode('CGM')];
        const [first = '', second = ''] = [characters[a], characters[b]];
        fc.pre(first !== second);
        characters[a] = second;
        characters[b] = first;
        return !isCodeSound(characters.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read without regard to dashes and case', () => {
    const code = newCode('CGM');
    expect(isCodeSound(code.toLowerCase().replaceAll('-', ' '))).toBe(true);
    expect(isCodeSound('')).toBe(false);
  });
});
