import { useEffect, useState } from 'react';
import { Button } from '../Button/index.ts';
import { clockText } from '../Countdown/index.ts';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import { toneIcons } from '../support/tones.ts';
import styles from './Toast.module.css';
import type { ToastShown, Toasts } from './useToasts.ts';

export interface ToastRegionProps {
  readonly toasts: Toasts;
  /** Name of the place where messages appear: "Messages". */
  readonly label: string;
  readonly closeLabel: string;
  /** Beside the seconds that are left: "Reste". */
  readonly leftLabel: string;
}

/**
 * Short messages that go by themselves, at the end of the page. One with something to undo counts down, and waits as
 * long as somebody points at it or has the focus in it.
 */
export function ToastRegion({ toasts, label, closeLabel, leftLabel }: ToastRegionProps) {
  return (
    <section className={styles.region} aria-label={label}>
      {/* There from the first: a live region that comes with its text is not said. */}
      <ol className={styles.list} aria-live="polite" aria-relevant="additions">
        {toasts.shown.map((toast) => (
          <Toast key={toast.id} toast={toast} toasts={toasts} closeLabel={closeLabel} leftLabel={leftLabel} />
        ))}
      </ol>
    </section>
  );
}

interface ToastProps extends Pick<ToastRegionProps, 'toasts' | 'closeLabel' | 'leftLabel'> {
  readonly toast: ToastShown;
}

const SECOND = 1000;

function Toast({ toast, toasts, closeLabel, leftLabel }: ToastProps) {
  const { id, message, tone = 'neutral', action, duration } = toast;
  const [left, setLeft] = useState(duration);
  const [isHeld, setHeld] = useState(false);
  const { close } = toasts;
  useEffect(() => {
    if (isHeld || left === undefined) return;
    if (left <= 0) {
      close(id);
      return;
    }
    const timer = setTimeout(() => setLeft(left - SECOND), SECOND);
    return () => clearTimeout(timer);
  }, [left, isHeld, id, close]);
  return (
    <li
      className={cx(styles.toast, styles[tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(id);
      }}
    >
      <Icon name={toneIcons[tone]} className={styles.icon} />
      <div className={styles.body}>
        <p className={styles.message}>{message}</p>
        {action !== undefined && (
          <Button
            size="small"
            onPress={() => {
              action.run();
              close(id);
            }}
          >
            {action.label}
          </Button>
        )}
        {left !== undefined && action !== undefined && (
          <span className={styles.left} aria-live="off">
            <span role="timer" aria-label={leftLabel}>
              {clockText(Math.ceil(left / SECOND))}
            </span>
          </span>
        )}
      </div>
      <button type="button" className={styles.close} aria-label={closeLabel} onClick={() => close(id)}>
        <Icon name="close" />
      </button>
    </li>
  );
}
