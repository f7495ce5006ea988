import type { ErasureList } from '@greffe/client';
import { durationWords } from '@greffe/definition/texts';
import { DataTable, Section } from '@greffe/ui';
import { formatDate } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { kindOf, nameOf } from '../words.ts';
import styles from './ErasuresPage.module.css';

/** What was erased: that it was, when, by whom and why. */
export function DoneErasures({ done }: Pick<ErasureList, 'done'>) {
  const { t, language } = useLanguage();
  return (
    <Section id="done" title={t('erasures.done.title')} description={t('erasures.done.lead')}>
      <DataTable
        caption={t('erasures.done.title')}
        columns={[
          {
            id: 'record',
            header: t('erasures.column.record'),
            isRowHeader: true,
            cell: (row) => (
              <>
                {nameOf(row)}
                <p className={styles.note}>{kindOf(row, language)}</p>
                <p className={styles.note}>{row.organisation.name}</p>
              </>
            ),
          },
          { id: 'at', header: t('erasures.column.erased'), cell: ({ at }) => formatDate(at) },
          {
            id: 'reason',
            header: t('erasures.reason'),
            cell: ({ ground, reason, askedBy = '', by = '' }) =>
              ground === 'retention' ? (
                t('erasures.done.retention', { period: durationWords(reason, language) })
              ) : (
                <div>
                  {reason}
                  <p className={styles.note}>{t('erasures.done.by', { asked: askedBy, by })}</p>
                </div>
              ),
          },
        ]}
        rows={done}
        rowId={({ record }) => record}
        loadingLabel={t('app.loading')}
        empty={t('erasures.done.none')}
      />
    </Section>
  );
}
