import { formatDateTime } from '@greffe/client/app';
import { addDuration, brusselsMidnight } from '@greffe/definition';
import { Button, DateField, flushPendingCommits, Icon } from '@greffe/ui';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Preview.module.css';
import type { Trial } from './useTrial.ts';

const moves = [
  ['minute', 'PT1M'],
  ['minutes', 'PT5M'],
  ['day', 'P1D'],
] as const;

/** The trial's own clock: it runs, and can be moved forward, so that nobody waits for a deadline. */
export function TrialClock({ trial: { preview, view } }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const [now, setNow] = useState(preview.now);
  const [said, setSaid] = useState('');
  const [day, setDay] = useState<string>();
  const [isChoosing, setChoosing] = useState(false);
  const typed = useRef<string>(undefined);
  const formId = useId();
  const { nextDue } = view;

  useEffect(() => {
    const tick = () => {
      const time = preview.now();
      setNow(time);
      // What is due happens by itself, as it would on a server.
      if (nextDue !== undefined && nextDue <= time) preview.wait();
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [preview, nextDue]);

  function move(to: string): void {
    if (to <= preview.now()) {
      setSaid(t('preview.clock.past'));
      return;
    }
    flushPendingCommits();
    preview.wait(to);
    setNow(preview.now());
    setSaid(t('preview.clock.moved', { time: formatDateTime(to) }));
  }

  function moveToDay(event: FormEvent): void {
    event.preventDefault();
    flushPendingCommits();
    if (typed.current === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(typed.current))
      setSaid(t('preview.clock.noDay'));
    else move(addDuration(brusselsMidnight(typed.current), 'PT8H'));
  }

  return (
    <section className={styles.clock} aria-label={t('preview.clock')}>
      <p className={styles.time}>
        <Icon name="clock" /> <time dateTime={now}>{formatDateTime(now)}</time>
      </p>
      {moves.map(([name, duration]) => (
        <Button key={name} size="small" onPress={() => move(addDuration(preview.now(), duration))}>
          {t(`preview.clock.${name}`)}
        </Button>
      ))}
      {nextDue !== undefined && nextDue > now && (
        <Button size="small" onPress={() => move(nextDue)}>
          {t('preview.clock.next', { time: formatDateTime(nextDue) })}
        </Button>
      )}
      <Button
        size="small"
        icon="calendar"
        aria-expanded={isChoosing}
        {...(isChoosing && { 'aria-controls': formId })}
        onPress={() => setChoosing(!isChoosing)}
      >
        {t('preview.clock.choose')}
      </Button>
      {isChoosing && (
        <form id={formId} className={styles.day} onSubmit={moveToDay} noValidate>
          <div>
            <DateField
              id="preview-day"
              label={t('preview.clock.to')}
              calendarLabel={t('preview.clock.calendar')}
              value={day}
              onCommit={(value) => {
                typed.current = value;
                setDay(value);
              }}
            />
          </div>
          <Button type="submit">{t('preview.clock.go')}</Button>
        </form>
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
    </section>
  );
}
