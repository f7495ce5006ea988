import type { ReactNode } from 'react';
import styles from './RecordLayout.module.css';

interface RecordLayoutProps {
  /** Absent where a record has a single step: its form then has the room. */
  readonly path: ReactNode;
  readonly history: ReactNode;
  readonly children: ReactNode;
}

/** A record's page: the path before the step, the history after it; on a wide screen both stand beside it. */
export function RecordLayout({ path, history, children }: RecordLayoutProps) {
  return (
    <div className={path ? styles.withPath : styles.single}>
      {path && <div className={styles.path}>{path}</div>}
      <div className={styles.step}>{children}</div>
      <div className={styles.history}>{history}</div>
    </div>
  );
}
