import { Banner } from '@greffe/ui';
import { formatDateTime, formatTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSession } from '../SessionProvider.tsx';
import styles from './LinkNotice.module.css';
import { useLinkEnd } from './useLinkEnd.ts';

/** Tells who came by a hub's link what it is: read-only, by which hub, until when. Nothing for anybody else. */
export function LinkNotice() {
  const { t } = useLanguage();
  const { person, link } = useSession();
  useLinkEnd(link !== undefined);
  if (link === undefined) return null;
  const { hub, number, until, endsAt } = link;
  const name = `${person.givenName} ${person.familyName}`;
  return (
    <div className={styles.notice}>
      <Banner title={t('link.title', { hub })}>
        <p>{t('link.who', { name, number, until: formatDateTime(until) })}</p>
        <p>{t('link.ends', { time: formatTime(endsAt) })}</p>
      </Banner>
    </div>
  );
}
