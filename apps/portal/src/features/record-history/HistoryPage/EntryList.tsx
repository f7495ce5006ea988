import type { Bundle } from '@greffe/definition';
import { EmptyState, Timeline } from '@greffe/ui';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { ToldEntry } from '../auditWords.ts';
import { Changes } from '../Changes/Changes.tsx';
import styles from './EntryList.module.css';

interface EntryListProps {
  readonly bundle: Bundle;
  readonly entries: readonly ToldEntry[];
}

/** What happened, each with who did it and what it changed. */
export function EntryList({ bundle, entries }: EntryListProps) {
  const { t } = useLanguage();
  if (entries.length === 0) return <EmptyState title={t('audit.none')} />;
  return (
    <Timeline
      label={t('history.title')}
      events={entries.map(({ entry, title, by, lines, tone, icon }, index) => ({
        // Pages are added at the end: the place of what is there does not change.
        id: String(index),
        title,
        time: formatDateTime(entry.at),
        dateTime: entry.at,
        by,
        tone,
        icon,
        detail: (
          <div className={styles.detail}>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {entry.step !== undefined && entry.changes !== undefined && entry.changes.length > 0 && (
              <Changes bundle={bundle} step={entry.step} changes={entry.changes} />
            )}
          </div>
        ),
      }))}
    />
  );
}
