import type { OwnSessions } from '@greffe/client';
import { type IconName, Section, Timeline } from '@greffe/ui';
import { formatDateTime } from '../language/format.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { placeWords } from './placeWords.ts';

type SessionEvent = OwnSessions['history'][number];

const icons: Readonly<Record<SessionEvent['what'], IconName>> = {
  signedIn: 'user',
  replaced: 'user',
  signedOut: 'sign-out',
  ended: 'lock',
  surplus: 'lock',
  linkEnded: 'lock',
  issuerEnded: 'lock',
};

/** What became of one's sessions lately: a sign-in that one does not remember shows here. */
export function SessionHistory({ events }: { readonly events: OwnSessions['history'] }) {
  const { t } = useLanguage();
  return (
    <Section
      id="session-history"
      title={t('sessions.history.title')}
      description={t('sessions.history.text')}
    >
      <Timeline
        label={t('sessions.history.title')}
        events={events.map((event, index) => ({
          // Counted from the first one on: what is new comes before, and changes no other's key.
          id: String(events.length - index),
          title: t(`sessions.history.${event.what}`),
          time: formatDateTime(event.at),
          dateTime: event.at,
          by: placeWords(event, t).whole,
          icon: icons[event.what],
        }))}
      />
    </Section>
  );
}
