import type { HistoryEntry } from '@greffe/client';
import { type IconName, Section, Timeline, type TimelineEvent } from '@greffe/ui';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';

type Known =
  | 'created'
  | 'saved'
  | 'validated'
  | 'reopened'
  | 'acknowledged'
  | 'correctionsRequested'
  | 'moved';

const looks: Readonly<Record<Known, { tone: NonNullable<TimelineEvent['tone']>; icon: IconName }>> = {
  created: { tone: 'neutral', icon: 'plus' },
  saved: { tone: 'neutral', icon: 'pencil' },
  validated: { tone: 'info', icon: 'send' },
  reopened: { tone: 'warning', icon: 'undo' },
  acknowledged: { tone: 'success', icon: 'check-circle' },
  correctionsRequested: { tone: 'error', icon: 'alert' },
  moved: { tone: 'neutral', icon: 'pencil' },
};

function isKnown(type: string): type is Known {
  return Object.hasOwn(looks, type);
}

/** What happened to a record, the latest first. */
export function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const { t } = useLanguage();
  const events = entries
    .map((entry, index) => ({
      id: String(index),
      title: isKnown(entry.type) ? t(`history.${entry.type}`) : t('history.other'),
      time: formatDateTime(entry.at),
      dateTime: entry.at,
      by: entry.by ? t('history.by', { name: entry.by.name }) : t('history.bySystem'),
      ...(isKnown(entry.type) && looks[entry.type]),
    }))
    .reverse();
  return (
    <Section id="history" title={t('history.title')} isTight>
      <Timeline label={t('history.title')} events={events} />
    </Section>
  );
}
