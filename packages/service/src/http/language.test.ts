import { expect, it } from 'vitest';
import { negotiateLanguage } from './language.ts';

it.each([
  [undefined, 'fr'],
  ['', 'fr'],
  ['nl', 'nl'],
  ['de-BE,nl;q=0.8', 'de'],
  ['it;q=1, en;q=0.4, nl;q=0.6', 'nl'],
  ['en;q=0, nl;q=0.1', 'nl'],
  ['*', 'fr'],
  ['es', 'fr'],
])('Accept-Language %j gives %s', (header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});
