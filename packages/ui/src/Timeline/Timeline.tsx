import type { ReactNode } from 'react';
import { Icon, type IconName } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import { type Tone, toneIcons } from '../support/tones.ts';
import styles from './Timeline.module.css';

export interface TimelineEvent {
  readonly id: string;
  readonly title: ReactNode;
  /** The moment in words. */
  readonly time: string;
  /** The moment in ISO 8601. */
  readonly dateTime: string;
  readonly by?: string | undefined;
  readonly detail?: ReactNode;
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
}

/** What happened, in order. */
export function Timeline({
  label,
  events,
}: {
  readonly label: string;
  readonly events: readonly TimelineEvent[];
}) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {events.map((event) => {
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
                {event.by !== undefined && ` · ${event.by}`}
              </p>
              {event.detail}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
