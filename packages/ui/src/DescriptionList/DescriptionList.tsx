import type { ReactNode } from 'react';
import styles from './DescriptionList.module.css';

export interface DescriptionItem {
  readonly id: string;
  readonly term: string;
  /** Undefined when there is no value. */
  readonly value: ReactNode;
}

export interface DescriptionListProps {
  readonly items: readonly DescriptionItem[];
  /** Stands for a value that was not given, such as "Non renseigné". */
  readonly emptyLabel: string;
}

/** Values that are read, not edited. */
export function DescriptionList({ items, emptyLabel }: DescriptionListProps) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.id} className={styles.item}>
          <dt className={styles.term}>{item.term}</dt>
          <dd className={styles.value}>
            {item.value === undefined || item.value === '' ? (
              <span className={styles.none}>{emptyLabel}</span>
            ) : (
              item.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
