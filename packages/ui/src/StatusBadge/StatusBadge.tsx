import { Icon, type IconName } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import { type Tone, toneIcons } from '../support/tones.ts';
import styles from './StatusBadge.module.css';

export interface StatusBadgeProps {
  readonly tone: Tone;
  readonly children: string;
  readonly icon?: IconName | undefined;
}

/** A state in a word, a picture and a colour. */
export function StatusBadge({ tone, children, icon = toneIcons[tone] }: StatusBadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      <Icon name={icon} className={styles.icon} />
      {children}
    </span>
  );
}
