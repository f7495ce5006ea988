import { describe, expect, it } from 'vitest';
import { databaseFault, isConnectionFault, isUnavailable, isUniqueViolation } from './errors.ts';

const failing = (fields: object, cause?: unknown) =>
  Object.assign(new Error('Failed query: insert … params: 85040216932', { cause }), fields);

describe('what may be known of a database error', () => {
  it('is found behind the wrappers, without a word of its message', () => {
    const inner = failing({
      code: '23505',
      constraint: 'records_code_key',
      table: 'records',
      detail: 'Key (niss)',
    });
    const fault = databaseFault(failing({}, inner));
    expect(fault).toEqual({ code: '23505', constraint: 'records_code_key', table: 'records' });
    expect(isUniqueViolation(failing({}, inner), 'records_code_key')).toBe(true);
    expect(isUniqueViolation(failing({}, inner), 'other')).toBe(false);
  });

  it('is nothing for an error of another kind', () => {
    expect(databaseFault(new TypeError('x'))).toBeUndefined();
    expect(databaseFault('x')).toBeUndefined();
    expect(databaseFault(failing({ code: 'a message about 85040216932' }))).toBeUndefined();
  });
});

describe('whether the same request may work later', () => {
  it.each([
    ['ECONNREFUSED', true],
    ['08006', true],
    ['53300', true],
    ['53100', true],
    ['25006', true],
    ['58030', true],
    ['57P01', true],
    ['57014', true],
    ['55P03', true],
    ['40P01', true],
    ['23505', false],
    ['42501', false],
  ])('%s: %s', (code, expected) => {
    expect(isUnavailable(failing({}, failing({ code })))).toBe(expected);
  });

  it('also for what node-postgres gives no code', () => {
    expect(isUnavailable(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isUnavailable(new Error('x', { cause: new Error('Connection terminated unexpectedly') }))).toBe(
      true,
    );
    expect(isUnavailable(new Error('Query read timeout'))).toBe(true);
    expect(isUnavailable(new Error('Cannot use a pool after calling end on the pool'))).toBe(true);
    expect(isUnavailable(new Error('x'))).toBe(false);
  });
});

describe('whether nothing more can be asked on the connection', () => {
  it.each([
    ['57P01', true],
    ['08006', true],
    ['ECONNRESET', true],
    ['57014', false],
    ['53100', false],
    ['40P01', false],
  ])('%s: %s', (code, expected) => {
    expect(isConnectionFault(failing({}, failing({ code })))).toBe(expected);
  });

  it('also for what node-postgres gives no code, but not for want of a free one', () => {
    expect(isConnectionFault(new Error('Query read timeout'))).toBe(true);
    expect(isConnectionFault(new Error('timeout exceeded when trying to connect'))).toBe(false);
  });
});
