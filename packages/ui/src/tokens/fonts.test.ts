import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const fonts = readFileSync(join(root, 'packages/ui/src/fonts.css'), 'utf8');
const ranges = [...fonts.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].map(([, from = '', to = from]) => [
  Number.parseInt(from, 16),
  Number.parseInt(to, 16),
]);
const isBundled = (character: string) =>
  ranges.some(([from = 0, to = 0]) => {
    const code = character.codePointAt(0) ?? 0;
    return code >= from && code <= to;
  });

it('the bundled letters write every text of the house and of its registries', () => {
  const places = ['apps/*/src/i18n/**', 'apps/studio/src/findings', 'forms/**/i18n'];
  const files = places.flatMap((place) => globSync(`${root}/${place}/*.json`));
  expect(files.length).toBeGreaterThan(50);
  const others = files.flatMap((file) =>
    [...new Set(readFileSync(file, 'utf8'))]
      .filter((character) => character !== '\n' && !isBundled(character))
      .map((character) => `${file.slice(root.length + 1)}: ${character}`),
  );
  expect(others).toEqual([]);
  expect(['ł', 'ş', 'Ж', 'ω'].filter(isBundled)).toEqual(['ł', 'ş']);
});
