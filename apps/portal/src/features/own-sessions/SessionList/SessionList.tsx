import type { OwnSessions } from '@greffe/client';
import { Button, StatusBadge } from '@greffe/ui';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { placeWords } from '../placeWords.ts';
import styles from './SessionList.module.css';

interface SessionListProps {
  readonly sessions: OwnSessions['sessions'];
  readonly isPending: boolean;
  /** Ends one by its id, or all others without one. */
  readonly onEnd: (id: string | undefined) => void;
}

/** Each session by its browser, with the way to end it; this one is ended by signing out. */
export function SessionList({ sessions, isPending, onEnd }: SessionListProps) {
  const { t } = useLanguage();
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  return (
    <>
      <ul className={styles.sessions} aria-labelledby="sessions-title">
        {sessions.map((session) => (
          <SessionItem key={session.id} {...{ session, isPending, onEnd }} />
        ))}
      </ul>
      {others.length > 1 && (
        <div className={styles.all}>
          <Button isDisabled={isPending} onPress={() => onEnd(undefined)}>
            {t('sessions.endOthers')}
          </Button>
        </div>
      )}
    </>
  );
}

interface SessionItemProps extends Omit<SessionListProps, 'sessions'> {
  readonly session: OwnSessions['sessions'][number];
}

function SessionItem({ session, isPending, onEnd }: SessionItemProps) {
  const { t } = useLanguage();
  const { id, isCurrent, startedAt, lastSeenAt, address } = session;
  const { name } = placeWords(session, t);
  const since = formatDateTime(startedAt);
  return (
    <li className={styles.session}>
      <div className={styles.facts}>
        <p className={styles.name}>
          {name}
          {isCurrent && <StatusBadge tone="success">{t('sessions.current')}</StatusBadge>}
        </p>
        <p className={styles.meta}>{t('sessions.since', { time: since })}</p>
        <p className={styles.meta}>{t('sessions.lastSeen', { time: formatDateTime(lastSeenAt) })}</p>
        {address !== '' && <p className={styles.meta}>{t('sessions.address', { address })}</p>}
      </div>
      {!isCurrent && (
        <Button
          size="small"
          isDisabled={isPending}
          aria-label={t('sessions.endNamed', { name, time: since })}
          onPress={() => onEnd(id)}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
