import type { ReactNode } from 'react';
import { buttonClass } from '../Button/index.ts';
import { Icon, type IconName } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import { type Tone, toneIcons } from '../support/tones.ts';
import { useParts } from '../support/useParts.ts';
import styles from './Timeline.module.css';

export interface TimelineEvent {
  readonly id: string;
  readonly title: ReactNode;
  /** The moment in words. */
  readonly time: string;
  /** The moment in ISO 8601. */
  readonly dateTime: string;
  /** Who or where, in words; nothing where it is not known. */
  readonly by?: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
}

export interface TimelineProps {
  readonly label: string;
  readonly events: readonly TimelineEvent[];
  /** Draws a long history a part at a time, with a button at its end for the next: it holds `{shown}` and `{total}`. */
  readonly partLabel?: string | undefined;
}

/** What happened, in order. */
export function Timeline({ label, events, partLabel }: TimelineProps) {
  const { shown, isPart, end, more } = useParts(events.length, partLabel !== undefined);
  const list = (
    <ol className={styles.timeline} aria-label={label}>
      {events.slice(0, shown).map((event) => {
        const tone = event.tone ?? 'neutral';
        return (
          <li key={event.id} className={styles.event}>
            <span className={cx(styles.dot, styles[tone])}>
              <Icon name={event.icon ?? toneIcons[tone]} />
            </span>
            <div>
              <p className={styles.title}>{event.title}</p>
              <p className={styles.meta}>
                <time dateTime={event.dateTime}>{event.time}</time>
                {event.by !== undefined && event.by !== false && <> · {event.by}</>}
              </p>
              {event.detail}
            </div>
          </li>
        );
      })}
    </ol>
  );
  if (!isPart) return list;
  return (
    <>
      {list}
      <button ref={end} type="button" className={buttonClass({ size: 'small' })} onClick={more}>
        {partLabel?.replace('{shown}', String(shown)).replace('{total}', String(events.length))}
      </button>
    </>
  );
}
