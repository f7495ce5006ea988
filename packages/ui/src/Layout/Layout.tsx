import type { ReactNode } from 'react';
import { cx } from '../support/cx.ts';
import styles from './Layout.module.css';

type Gap = 1 | 2 | 3 | 4 | 6 | 8;

/** One below the other; the gap counts in steps of 4 px. */
export function Stack({ gap = 4, children }: { readonly gap?: Gap; readonly children: ReactNode }) {
  return <div className={cx(styles.stack, styles[`gap-${gap}`])}>{children}</div>;
}

export interface RowProps {
  readonly gap?: Gap;
  readonly justify?: 'start' | 'between' | 'end';
  readonly children: ReactNode;
}

/** Side by side, and below where there is no room. */
export function Row({ gap = 3, justify = 'start', children }: RowProps) {
  return (
    <div className={cx(styles.row, styles[`gap-${gap}`], justify !== 'start' && styles[justify])}>
      {children}
    </div>
  );
}

/** The page's matter, and beside it what helps; below it on a phone. */
export function SideBySide({ children }: { readonly children: ReactNode }) {
  return <div className={styles.side}>{children}</div>;
}

/** What can be done with a long form, always in view: its state at the start, its actions at the end. */
export function ActionBar({
  status,
  hint,
  hintId,
  children,
}: {
  readonly status?: ReactNode;
  /** What the actions mean, under their state; by `hintId` an action is described by it. */
  readonly hint?: ReactNode;
  readonly hintId?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.bar}>
      <div>
        {status}
        {hint !== undefined && (
          <p id={hintId} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
      <div className={cx(styles.row, styles['gap-3'])}>{children}</div>
    </div>
  );
}
