import { expect, it } from 'vitest';
import { matchesWords } from './search.ts';

it('finds words in any order, without accents or capitals', () => {
  expect(matchesWords('Hôpital de Liège', 'liege hop')).toBe(true);
  expect(matchesWords('Hôpital de Liège', 'namur')).toBe(false);
  expect(matchesWords('Hôpital de Liège', '')).toBe(true);
});
