import type { RecordListItem } from '@greffe/client';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { offeredStatuses } from '../listState.ts';
import styles from './StatusFilter.module.css';

type Status = RecordListItem['status'];

interface StatusFilterProps {
  readonly counts: Readonly<Record<string, number>>;
  readonly value: Status | undefined;
  readonly onChange: (status: Status | undefined) => void;
}

/** One chip a status that occurs, with how many records have it. */
export function StatusFilter({ counts, value, onChange }: StatusFilterProps) {
  const { t } = useLanguage();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const chip = (status: Status | undefined, label: string, count: number) => (
    <button
      key={label}
      type="button"
      className={styles.chip}
      aria-pressed={status === value}
      onClick={() => onChange(status)}
    >
      {label} <span className={styles.count}>{count}</span>
    </button>
  );
  return (
    <fieldset className={styles.chips} aria-label={t('records.filter.label')}>
      {chip(undefined, t('records.filter.all'), all)}
      {offeredStatuses(counts, value).map(({ status, count }) => chip(status, t(`status.${status}`), count))}
    </fieldset>
  );
}
