/** Crockford's base 32: no I, L, O or U, so that a code read aloud or from paper is read right. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A new code `<prefix>-XXXX-XXXX-C`: 40 random bits that nobody can guess, and a check character that finds any
 * one wrong character and any two exchanged. Uniqueness is the database's constraint.
 */
export function newCode(prefix: string): string {
  const random = crypto.getRandomValues(new Uint8Array(8));
  const body = Array.from(random, (byte) => alphabet[byte % 32]).join('');
  return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}-${checkCharacter(prefix + body)}`;
}

/** Whether the check character of a code is right; dashes, spaces and case do not matter. */
export function isCodeSound(code: string): boolean {
  const compact = code.toUpperCase().replace(/[\s-]/g, '');
  return compact.length > 1 && checkCharacter(compact.slice(0, -1)) === compact.at(-1);
}

/**
 * A polynomial over the field of 32 elements, its value at a primitive element: each place has a weight of its
 * own, so that one wrong character or two exchanged ones never cancel out, and the result is of the same alphabet.
 */
function checkCharacter(text: string): string {
  let value = 0;
  for (const character of text) value = timesPrimitive(value) ^ elementOf(character);
  return alphabet[timesPrimitive(value)] ?? '';
}

/** Multiplication by x modulo x⁵ + x² + 1. */
function timesPrimitive(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}

/** A prefix may hold letters that the alphabet leaves out. */
function elementOf(character: string): number {
  const place = alphabet.indexOf(character);
  return place >= 0 ? place : character.charCodeAt(0) & 31;
}
