import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOptions } from './support/options.ts';
import { widgets } from './widgets/index.ts';

const page = readFileSync(new URL('../../../docs/ui-options.md', import.meta.url), 'utf8');
const [, widgetTable = '', optionTable = ''] = page.split(/^## /m);

/** What stands in backticks in the first column of a table. */
const rowsOf = (table: string) =>
  [...table.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  );

describe('docs/ui-options.md', () => {
  it('has a row for each widget, and none for another', () => {
    const named = Object.keys(widgets).filter((name) => /^[a-z]/.test(name));
    expect(rowsOf(widgetTable).sort()).toEqual([...named, 'hidden'].sort());
  });

  it('has a row for each option that the theme reads', () => {
    // Two are called otherwise in the code than in a form.
    const names = { isRequired: 'required', autoComplete: 'autocomplete' } as Record<string, string>;
    const read = Object.keys(readOptions({})).map((name) => names[name] ?? name);
    expect(rowsOf(optionTable)).toEqual(expect.arrayContaining(read));
  });
});
