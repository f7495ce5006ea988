import type { ReactNode } from 'react';
import { Icon, type IconName } from '../Icon/index.ts';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: IconName | undefined;
  /** What to do about it. */
  readonly action?: ReactNode;
  readonly headingLevel?: 1 | 2 | 3 | undefined;
}

/** Nothing here: why, and what to do. */
export function EmptyState({ title, children, icon = 'inbox', action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={styles.empty}>
      <span className={styles.picture}>
        <Icon name={icon} />
      </span>
      <Heading className={styles.title}>{title}</Heading>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  );
}
