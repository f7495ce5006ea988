import { describe, expect, it } from 'vitest';
import { formatNissText, parseNissText } from './niss.ts';

describe('a NISS as text', () => {
  it.each(['85.04.02-169.32', '850402 169 32', '85040216932', ' 85/04/02-169-32 '])(
    'reads %j as digits',
    (text) => {
      expect(parseNissText(text)).toBe('85040216932');
    },
  );

  it('keeps what is not digits, and half a number', () => {
    expect(parseNissText('85.04.O2')).toBe('85.04.O2');
    expect(parseNissText('85.04')).toBe('8504');
    expect(parseNissText('')).toBeUndefined();
  });

  it('shows eleven digits with their marks, other text as it is', () => {
    expect(formatNissText('85040216932')).toBe('85.04.02-169.32');
    expect(formatNissText('8504')).toBe('8504');
    expect(formatNissText(undefined)).toBe('');
  });
});
