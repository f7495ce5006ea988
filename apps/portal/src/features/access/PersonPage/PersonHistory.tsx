import type { PersonView } from '@greffe/client';
import { Section, Timeline } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { grantEvents } from '../grantEvents.tsx';
import { placeWords } from '../words.ts';

/** What became of each role of somebody and of who stands in, the latest first. */
export function PersonHistory({ view: { grants, standIns, events } }: { readonly view: PersonView }) {
  const { t, language } = useLanguage();
  const places = new Map(
    [...standIns, ...grants].map((grant) => {
      const place = placeWords(grant, language, t);
      const isOther = standIns.includes(grant);
      return [grant.id, isOther ? `${grant.person.name}: ${place}` : place];
    }),
  );
  return (
    <Section id="person-history" title={t('access.history')}>
      {events.length === 0 ? (
        <p>{t('person.history.none')}</p>
      ) : (
        <Timeline
          label={t('access.history')}
          events={grantEvents(events.toReversed(), t, ({ grant }) => places.get(grant) ?? '')}
        />
      )}
    </Section>
  );
}
