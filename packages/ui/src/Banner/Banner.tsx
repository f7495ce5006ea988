import type { ReactNode } from 'react';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import { type Tone, toneIcons } from '../support/tones.ts';
import styles from './Banner.module.css';

export interface BannerProps {
  readonly tone?: Tone | undefined;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Said when it appears: `assertive` for what stops the work, `polite` for what can wait. */
  readonly announce?: 'assertive' | 'polite' | undefined;
}

/** A message about the whole page or record. */
export function Banner({ tone = 'info', title, children, actions, announce }: BannerProps) {
  const role = announce === 'assertive' ? 'alert' : announce === 'polite' ? 'status' : undefined;
  return (
    <div className={cx(styles.banner, styles[tone])} role={role}>
      <Icon name={tone === 'neutral' ? 'info' : toneIcons[tone]} className={styles.icon} />
      <div className={styles.body}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
