import type { RecordListItem } from '@greffe/client';
import type { DataColumn } from '@greffe/ui';
import { formatDate, formatDay } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';
import { RecordStatus } from '../../record/RecordStatus/RecordStatus.tsx';
import styles from './RecordTable.module.css';
import { TurnCell } from './TurnCell.tsx';

const nothing = <span className={styles.nothing}>–</span>;

/** The columns of the list (CG-3); ids that can be sorted by are the API's own. */
export function recordColumns(
  t: Translate,
  typeTitle: (record: RecordListItem) => string,
  roleTitle: (record: RecordListItem, role: string) => string,
  now: string,
): readonly DataColumn<RecordListItem>[] {
  return [
    {
      id: 'beneficiary',
      header: t('records.column.beneficiary'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ beneficiary }) =>
        beneficiary || <span className={styles.unnamed}>{t('records.unnamed')}</span>,
    },
    { id: 'recordType', header: t('records.column.recordType'), cell: typeTitle },
    {
      id: 'status',
      header: t('records.column.status'),
      isSortable: true,
      cell: ({ status }) => <RecordStatus status={status} />,
    },
    {
      id: 'due',
      header: t('records.column.turn'),
      // By the due date: late comes first.
      isSortable: true,
      cell: (record) => <TurnCell record={record} roleTitle={roleTitle} now={now} />,
    },
    {
      id: 'code',
      header: t('records.column.code'),
      isSortable: true,
      cell: ({ code }) => (code ? <span className={styles.code}>{code}</span> : nothing),
    },
    {
      id: 'date',
      header: t('records.column.date'),
      isSortable: true,
      cell: ({ date }) => (date ? formatDay(date) : nothing),
    },
    {
      id: 'updatedAt',
      header: t('records.column.updatedAt'),
      isSortable: true,
      cell: ({ updatedAt }) => formatDate(updatedAt),
    },
    { id: 'author', header: t('records.column.author'), cell: ({ author }) => author.name },
  ];
}
