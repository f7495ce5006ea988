import type { OrganisationList } from '@greffe/client';
import { Section, Timeline } from '@greffe/ui';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { PersonLink } from '../PersonLink.tsx';

const icons = { made: 'plus', renamed: 'pencil' } as const;

/** Who added which organisation, and what each was called before; the latest first. */
export function OrganisationHistory({ history }: Pick<OrganisationList, 'history'>) {
  const { t } = useLanguage();
  return (
    <Section id="organisations-history" title={t('organisations.history')}>
      {history.length === 0 ? (
        <p>{t('organisations.history.none')}</p>
      ) : (
        <Timeline
          label={t('organisations.history')}
          events={history.map(({ at, what, number, name, was = '', by, byId }, index) => ({
            id: String(index),
            title: t(`organisations.event.${what}`, { name, was }),
            time: formatDateTime(at),
            dateTime: at,
            by: by !== undefined && <PersonLink id={byId}>{by}</PersonLink>,
            icon: icons[what],
            detail: <p>{number}</p>,
          }))}
        />
      )}
    </Section>
  );
}
