import { describe, expect, it } from 'vitest';
import { StartFault } from '../faults/StartFault.ts';
import { unreachable } from './unreachable.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('a database that cannot be used', () => {
  it.each([
    ['ECONNREFUSED', /nothing answers there/],
    ['ENOTFOUND', /no machine of that name/],
    ['28P01', /refuses the user or the password/],
    ['3D000', /does not exist/],
    ['42501', /lacks a right/],
    ['53100', /disk of the database is full/],
  ])('%s becomes a sentence that names the variable', (code, sentence) => {
    const fault = unreachable(withCode(code), 'DATABASE_URL');
    expect(fault).toBeInstanceOf(StartFault);
    expect(String(fault)).toMatch(/DATABASE_URL/);
    expect(String(fault)).toMatch(sentence);
  });

  it('looks into the failures of a name with several addresses', () => {
    const all = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]);
    expect(String(unreachable(all, 'DATABASE_URL'))).toMatch(/nothing answers there/);
  });

  it('leaves an error that is not the database’s as it is', () => {
    const error = new TypeError('x is not a function');
    expect(unreachable(error, 'DATABASE_URL')).toBe(error);
  });
});
