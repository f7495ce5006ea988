import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrangeRows } from './arrangeRows.ts';
import type { DataColumn } from './types.ts';

interface Row {
  readonly name: string;
  readonly age?: number | undefined;
}
const columns: DataColumn<Row>[] = [
  { id: 'name', header: 'Nom', cell: (row) => row.name, value: (row) => row.name },
  { id: 'age', header: 'Âge', cell: (row) => row.age, value: (row) => row.age },
  { id: 'tools', header: 'Actions', cell: () => 'Ouvrir' },
];
const rows: Row[] = [{ name: 'Émile 10', age: 9 }, { name: 'Zoé' }, { name: 'Emile 9', age: 80 }];
const names = (arranged: readonly Row[]) => arranged.map((row) => row.name);

it('sorts as people do, with what is missing last both ways', () => {
  const by = (column: string, direction: 'ascending' | 'descending') =>
    names(arrangeRows(rows, columns, { sort: { column, direction } }, 'fr-BE'));
  expect(by('name', 'ascending')).toEqual(['Emile 9', 'Émile 10', 'Zoé']);
  expect(by('age', 'ascending')).toEqual(['Émile 10', 'Emile 9', 'Zoé']);
  expect(by('age', 'descending')).toEqual(['Emile 9', 'Émile 10', 'Zoé']);
  expect(by('tools', 'descending')).toEqual(names(rows));
});

it('finds words in any column that has a value, accents aside', () => {
  expect(names(arrangeRows(rows, columns, { query: '80 emile' }, 'fr-BE'))).toEqual(['Emile 9']);
  expect(arrangeRows(rows, columns, { query: 'ouvrir' }, 'fr-BE')).toEqual([]);
  expect(names(arrangeRows(rows, columns, { query: ' ' }, 'fr-BE'))).toEqual(names(rows));
});

it('loses and adds no row, and keeps the order of equal ones', () => {
  const row = fc.record({ name: fc.constantFrom('a', 'b'), age: fc.option(fc.nat(3), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(row), (many) => {
      const sorted = arrangeRows(many, columns, { sort: { column: 'age', direction: 'ascending' } }, 'fr-BE');
      expect(new Set(sorted)).toEqual(new Set(many));
      expect(sorted).toHaveLength(many.length);
      for (const age of [0, 1, 2, 3, undefined]) {
        expect(sorted.filter((each) => each.age === age)).toEqual(many.filter((each) => each.age === age));
      }
    }),
  );
});
