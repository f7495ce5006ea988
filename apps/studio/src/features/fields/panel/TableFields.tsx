import { Select } from '@greffe/ui';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { isObject } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { choiceSchema } from '../read/options.ts';
import { flatten } from '../read/readFields.ts';
import { columnsOf, tablesOf } from '../read/sources.ts';
import styles from './Panel.module.css';
import type { TabProps } from './tabProps.ts';

const columns = ['value', 'validFrom', 'validTo'] as const;

/** The table that gives a field its choices, and which of its columns say what. */
export function TableFields({ step, field, fields }: TabProps) {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  const { pointer } = field;
  const { fromTable } = choiceSchema(field);
  const from = isObject(fromTable) ? fromTable : {};
  const table = typeof from.table === 'string' ? from.table : '';
  const names = columnsOf(files, table);
  const set = (more: Readonly<Record<string, string | null>>) =>
    execute({ type: 'setTable', step, pointer, fromTable: more });
  return (
    <div className={styles.pairs}>
      <Select
        id="field-table"
        label={t('fields.table')}
        help={t('fields.table.help')}
        value={table}
        options={tablesOf(files).map((each) => ({ value: each, label: each }))}
        onChange={(next) => {
          if (next === undefined) return;
          // Another table has other columns.
          const [value = ''] = columnsOf(files, next);
          set({ table: next, value, validFrom: null, validTo: null });
        }}
      />
      {columns.map((column) => (
        <Select
          key={column}
          id={`field-table-${column}`}
          label={t(`fields.table.${column}`)}
          value={typeof from[column] === 'string' ? from[column] : undefined}
          {...(column !== 'value' && { placeholder: t('fields.table.noColumn') })}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={(name) => set({ [column]: name ?? null })}
        />
      ))}
      <Select
        id="field-table-validOn"
        label={t('fields.table.validOn')}
        value={typeof from.validOn === 'string' ? from.validOn : undefined}
        placeholder={t('fields.table.today')}
        options={flatten(fields)
          .filter(({ kind }) => kind === 'date')
          .map((each) => ({ value: each.pointer, label: each.title }))}
        onChange={(date) => set({ validOn: date ?? null })}
      />
    </div>
  );
}
