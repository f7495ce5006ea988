import type { RecordListItem } from '@greffe/client';
import { Icon } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { countOfAll, offeredStatuses } from '../listState.ts';
import styles from './StatusFilter.module.css';

type Status = RecordListItem['status'];

interface StatusFilterProps {
  readonly counts: Readonly<Record<string, number>>;
  readonly value: Status | undefined;
  /** Whether only what waits for the reader is shown. */
  readonly isMine: boolean;
  readonly onMine: (isMine: boolean) => void;
  readonly onChange: (status: Status | undefined) => void;
}

/** One chip for what waits for the reader, and one a status that occurs, with how many records have it. */
export function StatusFilter({ counts, value, isMine, onMine, onChange }: StatusFilterProps) {
  const { t } = useLanguage();
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
      <button type="button" className={styles.chip} aria-pressed={isMine} onClick={() => onMine(!isMine)}>
        <Icon name="pencil" /> {t('records.filter.mine')}
      </button>
      {chip(undefined, t('records.filter.all'), countOfAll(counts))}
      {offeredStatuses(counts, value).map(({ status, count }) => chip(status, t(`status.${status}`), count))}
    </fieldset>
  );
}
