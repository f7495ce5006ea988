import { cx } from '../support/cx.ts';
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  readonly shape?: 'line' | 'title' | 'block' | undefined;
}

/** The shape of what is coming. Says nothing: what loads says so itself. */
export function Skeleton({ shape = 'line' }: SkeletonProps) {
  return <span className={cx(styles.line, shape !== 'line' && styles[shape])} aria-hidden="true" />;
}
