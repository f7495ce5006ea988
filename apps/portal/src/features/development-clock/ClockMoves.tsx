import { Button, VisuallyHidden } from '@greffe/ui';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { fieldValue, instantAt, nextMorning } from './brusselsTime.ts';
import styles from './ClockBar.module.css';
import type { ClockMove } from './clock.ts';

interface ClockMovesProps {
  readonly id: string;
  /** What the clock shows, an instant. */
  readonly now: string;
  /** Id of what is said of the way back; absent while there is none. */
  readonly resetNote?: string;
  readonly isMoving: boolean;
  /** Undefined: a time was asked for, and none was given. */
  readonly onMove: (move: ClockMove | undefined) => Promise<void>;
}

/** The ways to move the clock: on by a while, to the next morning, to a time, and back to the real one. */
export function ClockMoves({ id, now, resetNote, isMoving, onMove }: ClockMovesProps) {
  const { t } = useLanguage();
  const go = (move: ClockMove) => () => void onMove(move);
  return (
    <div id={id} className={styles.moves}>
      <Button size="small" onPress={go({ advance: 'PT5M' })} isPending={isMoving}>
        {t('devClock.minutes')}
      </Button>
      <Button size="small" onPress={go({ advance: 'PT1H' })} isPending={isMoving}>
        {t('devClock.hour')}
      </Button>
      <Button size="small" onPress={go({ to: nextMorning(now) })} isPending={isMoving}>
        {t('devClock.nextDay')}
      </Button>
      <TimeForm now={now} isMoving={isMoving} onMove={onMove} />
      {resetNote !== undefined && (
        <Button size="small" onPress={go({ reset: true })} isPending={isMoving} aria-describedby={resetNote}>
          {t('devClock.reset')}
        </Button>
      )}
    </div>
  );
}

function TimeForm({ now, isMoving, onMove }: Pick<ClockMovesProps, 'now' | 'isMoving' | 'onMove'>) {
  const { t } = useLanguage();
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const isTyped = useRef(false);
  const minute = fieldValue(now);
  // Not React's own value: a browser has none while a part of the date is being typed, and would lose that part.
  useEffect(() => {
    if (!isTyped.current && field.current) field.current.value = minute;
  }, [minute]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [day = '', time = ''] = field.current?.value.split('T') ?? [];
    const to = instantAt(day, time);
    if (to !== undefined) isTyped.current = false;
    await onMove(to === undefined ? undefined : { to });
  };
  return (
    <form
      className={styles.form}
      aria-label={t('devClock.title')}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <VisuallyHidden>
        <label htmlFor={fieldId}>{t('devClock.field')}</label>
      </VisuallyHidden>
      <input
        ref={field}
        id={fieldId}
        className={styles.field}
        type="datetime-local"
        max="2100-12-31T23:59"
        onInput={() => {
          isTyped.current = true;
        }}
      />
      <Button type="submit" size="small" isPending={isMoving}>
        {t('devClock.go')}
      </Button>
    </form>
  );
}
