import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');

/** What is looked at on other components' pages, or has no look. */
const without: Readonly<Record<string, string>> = {
  ChartFigure: 'around every chart',
  FieldShell: 'around every field',
  UiProvider: 'around every story',
  support: 'functions',
  tokens: 'Foundations/Tokens',
};

const exported = [...readFileSync(join(source, 'index.ts'), 'utf8').matchAll(/from '\.\/([^/']+)\//g)].map(
  (match) => match[1] ?? '',
);

it('each component has a page that says what to do and what not', () => {
  const lacking = [...new Set(exported)]
    .filter((name) => !(name in without))
    .filter((name) => {
      const file = join(source, name, `${name}.stories.tsx`);
      const story = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return !(/\bdo: \[/.test(story) && /\bdont: \[/.test(story));
    });
  expect(exported.length).toBeGreaterThan(50);
  expect(lacking).toEqual([]);
});
