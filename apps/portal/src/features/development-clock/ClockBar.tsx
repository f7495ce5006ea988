import { Button, Icon } from '@greffe/ui';
import { useId, useState } from 'react';
import { formatDateTime } from '../language/format.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './ClockBar.module.css';
import { ClockMoves } from './ClockMoves.tsx';
import type { ClockMove, DevelopmentClock } from './clock.ts';
import { isFolded, keepFolded } from './folded.ts';
import { useBottomInset } from './useBottomInset.ts';
import { useDevelopmentClock, useNow } from './useDevelopmentClock.ts';

type Move = ReturnType<typeof useDevelopmentClock>['move'];

/** Development: the server's clock at the bottom of every page, and what moves it. Nothing in production. */
export function ClockBar() {
  const { language } = useLanguage();
  const { clock, move } = useDevelopmentClock(language);
  return clock && <Bar clock={clock} move={move} />;
}

interface Said {
  readonly text: string;
  readonly isFailure: boolean;
}

function Bar({ clock, move }: { readonly clock: DevelopmentClock; readonly move: Move }) {
  const { t } = useLanguage();
  const movesId = useId();
  const noteId = useId();
  const bar = useBottomInset();
  const now = useNow(clock.ahead);
  const [folded, setFolded] = useState(isFolded);
  const [isMoving, setMoving] = useState(false);
  const [said, setSaid] = useState<Said>();
  const isMoved = clock.offset !== 0;

  const fold = () => {
    keepFolded(!folded);
    setFolded(!folded);
  };
  const failed = (reason: string): Said => ({ text: t('devClock.failed', { reason }), isFailure: true });
  const ask = async (asked: ClockMove): Promise<Said> => {
    const answer = await move(asked);
    if ('reason' in answer) return failed(answer.reason ?? t('app.unreachable.text'));
    const time = formatDateTime(new Date(Date.now() + answer.clock.ahead).toISOString());
    return { text: t('reset' in asked ? 'devClock.isBack' : 'devClock.moved', { time }), isFailure: false };
  };
  const onMove = async (asked: ClockMove | undefined) => {
    if (isMoving) return;
    if (asked === undefined) {
      setSaid(failed(t('devClock.noTime')));
      return;
    }
    setMoving(true);
    setSaid(await ask(asked).catch(() => failed(t('app.unreachable.text'))));
    setMoving(false);
  };

  return (
    <section ref={bar} className={styles.bar} aria-label={t('devClock.title')} data-moved={isMoved}>
      <div className={styles.row}>
        <p className={styles.time}>
          <Icon name="clock" />
          <time dateTime={now}>{formatDateTime(now)}</time>
          <span className={styles.kind}>{t(isMoved ? 'devClock.simulated' : 'devClock.real')}</span>
        </p>
        {!folded && (
          <ClockMoves
            id={movesId}
            now={now}
            isMoving={isMoving}
            onMove={onMove}
            {...(isMoved && { resetNote: noteId })}
          />
        )}
        <div className={styles.fold}>
          <Button
            variant="quiet"
            size="small"
            onPress={fold}
            aria-expanded={!folded}
            {...(!folded && { 'aria-controls': movesId })}
          >
            {t(folded ? 'devClock.unfold' : 'devClock.fold')}
          </Button>
        </div>
      </div>
      <div className={styles.below}>
        <p className={styles.said} role="status" data-failure={said?.isFailure}>
          {said?.text}
        </p>
        {isMoved && !folded && <p id={noteId}>{t('devClock.note')}</p>}
      </div>
    </section>
  );
}
