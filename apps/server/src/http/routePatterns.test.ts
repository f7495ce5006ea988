import { describe, expect, it } from 'vitest';
import { patternFinder } from './routePatterns.ts';

const find = patternFinder([
  '/*',
  '/api/records',
  '/api/records/search',
  '/api/records/:id',
  '/api/records/:id/steps/:step/draft',
  '/api/definitions/:hash/validators/:file{.+\\.js}',
]);

describe('the pattern of a request', () => {
  it.each([
    ['/api/records', '/api/records'],
    ['/api/records/search', '/api/records/search'],
    ['/api/records/0198-ab', '/api/records/:id'],
    ['/api/records/0198-ab/steps/first/draft', '/api/records/:id/steps/:step/draft'],
    ['/api/definitions/ab12/validators/cd34.js', '/api/definitions/:hash/validators/:file{.+\\.js}'],
  ])('of %s is %s', (path, pattern) => {
    expect(find(path)).toBe(pattern);
  });

  it('of an unknown address never repeats the address', () => {
    expect(find('/api/patients/85040216932/name')).toBe('none');
  });
});
