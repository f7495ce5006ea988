import type { RecordListItem } from '@greffe/client';
import { Icon, StatusBadge } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { dueWords } from '../../record/steps/dueWords.ts';
import styles from './RecordTable.module.css';

interface TurnCellProps {
  readonly record: RecordListItem;
  readonly roleTitle: (record: RecordListItem, role: string) => string;
  readonly now: string;
}

/** Whose turn it is and by when; the reader's own stands out, and so does what is late. */
export function TurnCell({ record, roleTitle, now }: TurnCellProps) {
  const { t } = useLanguage();
  const due = dueWords(record.due, now, t);
  const roles = record.turn.map((role) => roleTitle(record, role)).join(', ');
  if (!record.isMyTurn && roles === '' && !due) return <span className={styles.nothing}>–</span>;
  return (
    <span className={styles.turn}>
      {record.isMyTurn ? (
        <StatusBadge tone="info" icon="pencil">
          {t('records.yourTurn')}
        </StatusBadge>
      ) : (
        roles
      )}{' '}
      {due && (
        <span className={due.isLate ? styles.late : styles.due}>
          {due.isLate && <Icon name="alert" />}
          {due.text}
        </span>
      )}
    </span>
  );
}
