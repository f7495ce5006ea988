import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './Countdown.module.css';

export interface CountdownProps {
  /** The moment it ends, in milliseconds since 1970. */
  readonly until: number;
  /** The time it is, by the same clock as `until`: the server's, where the server decides. Milliseconds since 1970. */
  readonly now: () => number;
  /** From the beginning to the end, in milliseconds; with it a bar shows how much is left. */
  readonly total?: number | undefined;
  /** Name of the countdown: "Temps restant pour annuler". */
  readonly label: string;
  /** Said aloud at these three moments and at no other: every second would drown everything else. */
  readonly says: { readonly start: string; readonly lastMinute: string; readonly end: string };
  /** Called once, at the end; at once when it is past already. */
  readonly onEnd?: (() => void) | undefined;
}

const lastMinute = 60;

/** Whole seconds that are left, rounded up: it reads 0:00 when nothing is. */
function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** Seconds as a clock shows them: `4:59`, `1:02:03`. */
export function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Time running out, to look at; said aloud at its start, at its last minute and at its end. */
export function Countdown({ until, now, total, label, says, onEnd }: CountdownProps) {
  const [left, setLeft] = useState(() => secondsLeft(until, now()));
  const clock = useRef({ now, onEnd });
  useEffect(() => {
    clock.current = { now, onEnd };
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const rest = until - clock.current.now();
      setLeft(secondsLeft(until, clock.current.now()));
      if (rest <= 0) clock.current.onEnd?.();
      // To the next whole second, so that it neither skips one nor shows one twice.
      else timer = setTimeout(tick, rest % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [until]);

  const said = left === 0 ? says.end : left <= lastMinute ? says.lastMinute : says.start;
  return (
    <div className={styles.countdown}>
      <span role="timer" aria-live="off" aria-label={label} className={styles.time}>
        {clockText(left)}
      </span>
      {total !== undefined && (
        <svg
          className={styles.bar}
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          <rect className={styles.track} width="100" height="4" />
          <rect className={styles.left} width={Math.min(100, (left * 100_000) / total)} height="4" />
        </svg>
      )}
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </div>
  );
}
