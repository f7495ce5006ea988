import { formatDateTime } from '@greffe/client/app';
import { Disclosure, Timeline, type TimelineEvent } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { effectWords, eventWords } from './journalWords.ts';
import styles from './Preview.module.css';
import type { Trial } from './useTrial.ts';

/** Everything that happened to the record, and what it caused: messages that would leave, documents, the code. */
export function Journal({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { view, texts } = trial;
  const { history, effects } = view.record;
  const happened = history.flatMap(({ event, by }, index): (TimelineEvent & { readonly rank: number })[] => {
    const title = eventWords(event, texts, t);
    if (title === undefined) return [];
    const person = by.person === undefined ? t('preview.bySystem') : texts.role(by.person);
    return [
      {
        id: `event-${index}`,
        title,
        time: formatDateTime(event.at),
        dateTime: event.at,
        by: person,
        rank: 0,
      },
    ];
  });
  const caused = effects.map((effect): TimelineEvent & { readonly rank: number } => ({
    id: effect.key,
    title: effectWords(effect, texts, t),
    time: formatDateTime(effect.at),
    dateTime: effect.at,
    tone: 'info',
    icon: effect.type === 'message' ? 'send' : 'document',
    rank: 1,
    ...(effect.type === 'message' && {
      detail: <p className={styles.message}>{texts.message(effect.message)}</p>,
    }),
  }));
  const events = [...happened, ...caused].sort(
    (a, b) => a.dateTime.localeCompare(b.dateTime) || a.rank - b.rank,
  );
  return (
    <Disclosure title={t('preview.journal')} aside={String(events.length)}>
      <Timeline
        label={t('preview.journal')}
        events={events.map(({ rank: _, ...event }) => event).reverse()}
      />
    </Disclosure>
  );
}
