import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './returnTo.ts';

describe('where a sign-in comes back to', () => {
  it.each(['/', '/records/0198?tab=history#end', '/%C3%A9tape'])('keeps %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'records',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/auth/login',
    '/auth/logout',
    '/oidc/auth',
    '/x/../auth/login',
    `/${'a'.repeat(3000)}`,
  ])('does not follow %s', (asked) => {
    expect(safeReturnTo(asked)).toBe('/');
  });

  it('never leaves the origin, whatever is asked', () => {
    const origin = 'https://greffe.example.be';
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '//',
      'evil.example',
      'https:',
      '\t',
      '\n',
      '%2f',
      '?',
      '#',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 8 }), (pieces) => {
        const target = new URL(safeReturnTo(`/${pieces.join('')}`), origin);
        expect(target.origin).toBe(origin);
      }),
      { numRuns: 2000 },
    );
  });
});
