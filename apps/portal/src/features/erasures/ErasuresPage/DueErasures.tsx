import type { ErasureList } from '@greffe/client';
import { durationWords } from '@greffe/definition/texts';
import { DataTable, Section } from '@greffe/ui';
import { formatDay } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { inLanguage } from '../../language/languages.ts';
import { kindOf, nameOf, refusalWords } from '../words.ts';
import styles from './ErasuresPage.module.css';

/** How long each registry keeps its records, and those whose time is nearly over. */
export function DueErasures({ data }: { readonly data: ErasureList }) {
  const { t, language } = useLanguage();
  return (
    <Section id="due" title={t('erasures.due.title')} description={t('erasures.due.lead')}>
      <ul className={styles.list}>
        {data.registries.map(({ id, title, retention }) => (
          <li key={id}>
            {retention === undefined
              ? t('erasures.retention.none', { registry: inLanguage(title, language) || id })
              : t(`erasures.retention.${retention.from}`, {
                  registry: inLanguage(title, language) || id,
                  period: durationWords(retention.period, language),
                })}
          </li>
        ))}
      </ul>
      <DataTable
        caption={t('erasures.due.title')}
        columns={[
          {
            id: 'record',
            header: t('erasures.column.record'),
            isRowHeader: true,
            cell: (row) => (
              <>
                {nameOf(row)}
                <p className={styles.note}>{kindOf(row, language)}</p>
              </>
            ),
          },
          {
            id: 'organisation',
            header: t('erasures.column.organisation'),
            cell: ({ organisation }) => organisation.name,
          },
          {
            id: 'kept',
            header: t('erasures.column.keptUntil'),
            cell: (row) => (
              <>
                {row.keptUntil !== undefined && formatDay(row.keptUntil)}
                {row.refusal !== undefined && row.refusal !== 'keptUntil' && (
                  <p className={styles.note}>{refusalWords(row, t)}</p>
                )}
              </>
            ),
          },
        ]}
        rows={data.due}
        rowId={({ record }) => record}
        loadingLabel={t('app.loading')}
        empty={t('erasures.due.none')}
      />
    </Section>
  );
}
