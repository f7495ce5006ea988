import fc from 'fast-check';

/** So many digits, zeroes before them too. */
export function digits(length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
}

/** The same text with one digit changed to another. */
export function oneDigitChanged(
  text: fc.Arbitrary<string>,
): fc.Arbitrary<{ text: string; changed: string; by: number }> {
  return fc
    .tuple(text, fc.nat(), fc.integer({ min: 1, max: 9 }))
    .filter(([original]) => /[0-9]/.test(original))
    .map(([original, pick, by]) => {
      const places = [...original].flatMap((character, index) => (/[0-9]/.test(character) ? [index] : []));
      const place = places[pick % places.length] ?? 0;
      const digit = (Number(original[place]) + by) % 10;
      return {
        text: original,
        changed: original.slice(0, place) + String(digit) + original.slice(place + 1),
        by: digit - Number(original[place]),
      };
    });
}

/** The complement by a modulus, as two digits. */
export function complement(number: bigint, modulus: bigint): string {
  return String(modulus - (number % modulus)).padStart(2, '0');
}
