import { describe, expect, it } from 'vitest';
import { createSealer } from './sealed.ts';

const secret = 's'.repeat(40);

describe('a sealed value', () => {
  it('opens to what was sealed, and never reads twice the same', () => {
    const sealer = createSealer(secret, 'test');
    const value = { state: 'é', list: [1, 2] };
    expect(sealer.open(sealer.seal(value))).toEqual(value);
    expect(sealer.seal(value)).not.toBe(sealer.seal(value));
  });

  it('does not open with another key, for another purpose, or with one character changed', () => {
    const sealed = createSealer(secret, 'test').seal('value');
    expect(createSealer('t'.repeat(40), 'test').open(sealed)).toBeUndefined();
    expect(createSealer(secret, 'other').open(sealed)).toBeUndefined();
    const changed = `${sealed.slice(0, 20)}${sealed[20] === 'A' ? 'B' : 'A'}${sealed.slice(21)}`;
    expect(createSealer(secret, 'test').open(changed)).toBeUndefined();
  });

  it.each(['', 'x', '....'])('does not open %j', (text) => {
    expect(createSealer(secret, 'test').open(text)).toBeUndefined();
  });
});
