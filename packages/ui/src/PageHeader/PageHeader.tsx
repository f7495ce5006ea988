import type { ReactNode } from 'react';
import { Icon } from '../Icon/index.ts';
import { Link } from '../Link/index.ts';
import styles from './PageHeader.module.css';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** The way here, without the page itself. */
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[] | undefined;
  /** Name of the way here, such as "Fil d'Ariane". */
  readonly crumbsLabel?: string | undefined;
  readonly badge?: ReactNode;
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
}

/** The page's one h1, where it stands, and what can be done here. */
export function PageHeader({ title, crumbs = [], crumbsLabel, badge, meta, actions }: PageHeaderProps) {
  return (
    <div className={styles.header}>
      {crumbs.length > 0 && (
        <nav aria-label={crumbsLabel}>
          <ol className={styles.crumbs}>
            {crumbs.map((crumb) => (
              <li key={crumb.href}>
                <Link href={crumb.href} isQuiet>
                  {crumb.label}
                </Link>
                <Icon name="chevron-right" />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles.row}>
        <div className={styles.titles}>
          <h1 tabIndex={-1}>{title}</h1>
          {badge}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {meta !== undefined && <div className={styles.meta}>{meta}</div>}
    </div>
  );
}
