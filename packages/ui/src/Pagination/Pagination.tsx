import type { ReactNode } from 'react';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import styles from './Pagination.module.css';

export interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  readonly onPage: (page: number) => void;
  readonly labels: {
    readonly navigation: string;
    readonly previous: string;
    readonly next: string;
    readonly page: (page: number) => string;
  };
  /** Such as "1–25 sur 132". */
  readonly summary?: ReactNode;
}

/** The first, the last, and what is around the current one; a gap is undefined. */
export function pagesAround(page: number, pageCount: number): (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pageCount].filter((each) => each >= 1 && each <= pageCount);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((each, index) => {
    const previous = sorted[index - 1] ?? each - 1;
    if (each - previous === 2) return [each - 1, each];
    return each - previous > 2 ? [undefined, each] : [each];
  });
}

/** The pages of a list. Renders its summary alone where there is one page. */
export function Pagination({ page, pageCount, onPage, labels, summary }: PaginationProps) {
  const step = (to: number, label: string, icon: 'chevron-left' | 'chevron-right') => (
    <li>
      <button
        type="button"
        className={styles.page}
        aria-label={label}
        disabled={to < 1 || to > pageCount}
        onClick={() => onPage(to)}
      >
        <Icon name={icon} />
      </button>
    </li>
  );
  return (
    <div className={styles.pagination}>
      <span>{summary}</span>
      {pageCount > 1 && (
        <nav aria-label={labels.navigation}>
          <ul className={styles.pages}>
            {step(page - 1, labels.previous, 'chevron-left')}
            {pagesAround(page, pageCount).map((each, index) =>
              each === undefined ? (
                <li key={index === 1 ? 'gap-before' : 'gap-after'} aria-hidden="true">
                  …
                </li>
              ) : (
                <li key={each}>
                  <button
                    type="button"
                    className={cx(styles.page, each === page && styles.current)}
                    aria-label={labels.page(each)}
                    aria-current={each === page ? 'page' : undefined}
                    onClick={() => onPage(each)}
                  >
                    {each}
                  </button>
                </li>
              ),
            )}
            {step(page + 1, labels.next, 'chevron-right')}
          </ul>
        </nav>
      )}
    </div>
  );
}
