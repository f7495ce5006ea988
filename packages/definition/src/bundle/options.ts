import type { Table } from '@greffe/rules';
import { didYouMean, type Findings, listNames, type Place } from '../lint/finding.ts';
import type { FieldOption, Pointer } from '../types.ts';
import type { FromTable } from './files.ts';
import type { ResolvedNode } from './resolve.ts';
import type { Sourced } from './sources.ts';
import { fieldKey } from './textKeys.ts';

/** The options of a choice, from its `enum` or its table. */
export function optionsOf(
  step: string,
  node: ResolvedNode,
  tables: Readonly<Record<string, Sourced<Table>>>,
  findings: Findings,
): readonly FieldOption[] | undefined {
  const { schema } = node;
  if (schema.type !== 'string') return undefined;
  if (schema.fromTable) return optionsOfTable(schema.fromTable, node, tables, findings);
  return schema.enum?.map((value) => ({ value, label: fieldKey(step, node.pointer, `option.${value}`) }));
}

function optionsOfTable(
  from: FromTable,
  node: ResolvedNode,
  tables: Readonly<Record<string, Sourced<Table>>>,
  findings: Findings,
): readonly FieldOption[] {
  const place: Place = { file: node.place.file, pointer: `${node.place.pointer}/fromTable` };
  const table = tables[from.table]?.value;
  if (!table) {
    const known = Object.keys(tables);
    const message = `No table "${from.table}" was found in tables/. Known: ${listNames(known)}.`;
    findings.error(
      'table.unknown',
      { ...place, pointer: `${place.pointer}/table` },
      message,
      didYouMean(from.table, known),
    );
    return [];
  }
  const columns = [
    ['value', from.value],
    ['validFrom', from.validFrom],
    ['validTo', from.validTo],
  ] as const;
  for (const [name, column] of columns) {
    if (column === undefined || table.columns.includes(column)) continue;
    const message = `The table "${from.table}" has no column "${column}". Known: ${listNames(table.columns)}.`;
    findings.error(
      'table.unknown-column',
      { ...place, pointer: `${place.pointer}/${name}` },
      message,
      didYouMean(column, table.columns),
    );
    return [];
  }
  const validOn = from.validOn === undefined ? undefined : `${node.mountedAt ?? ''}${from.validOn}`;
  const values = new Set<string>();
  return table.rows.flatMap((row): FieldOption[] => {
    const value = row[from.value] ?? '';
    if (value === '' || values.has(value)) {
      const message = value === '' ? 'A value is empty' : `"${value}" stands twice`;
      findings.error(
        'table.value',
        place,
        `${message} in column "${from.value}" of the table "${from.table}".`,
      );
      return [];
    }
    values.add(value);
    const validFrom = from.validFrom === undefined ? '' : (row[from.validFrom] ?? '');
    const validTo = from.validTo === undefined ? '' : (row[from.validTo] ?? '');
    return [option(`table.${from.table}.${value}`, value, validFrom, validTo, validOn)];
  });
}

function option(
  label: string,
  value: string,
  validFrom: string,
  validTo: string,
  validOn?: Pointer,
): FieldOption {
  return {
    value,
    label,
    ...(validFrom === '' ? {} : { validFrom }),
    ...(validTo === '' ? {} : { validTo }),
    ...(validOn === undefined ? {} : { validOn }),
  };
}
