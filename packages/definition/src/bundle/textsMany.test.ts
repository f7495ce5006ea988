import { expect, test } from 'vitest';
import { findingsAfter } from '../../test/fixtures.ts';

test.each([
  [1, 'Did you mean "registry.title"?'],
  // Compared with each other, they would keep the editor of a renamed step waiting for half a minute.
  [20_000, undefined],
])('of %i texts that nothing shows, the suggestion for one is %s', (count, suggestion) => {
  const findings = findingsAfter('i18n/en.json', (texts) => {
    for (let index = 0; index < count; index++) texts[`registry.titl${index}`] = 'x' as never;
  });
  const unused = findings.filter(({ code }) => code === 'text.unused');
  expect(unused).toHaveLength(count);
  expect(unused[0]?.suggestion).toBe(suggestion);
});
