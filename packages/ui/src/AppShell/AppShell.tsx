import type { ReactNode } from 'react';
import { Link } from '../Link/index.ts';
import styles from './AppShell.module.css';

export interface AppShellProps {
  readonly skipLabel: string;
  readonly product: { readonly name: string; readonly href: string };
  readonly navLabel: string;
  readonly nav: readonly { readonly label: string; readonly href: string; readonly isCurrent?: boolean }[];
  /** At the end of the header: LanguageSwitch, user Menu. */
  readonly tools?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** Where "skip to the content" leads. */
export const MAIN_ID = 'main';

/** Our mark: a shoot set on a stem, which is what a graft is. */
export function ProductMark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <path
        d="M16 26V15.5M16 18c0-5 3-8 8-8.5 0 5-3 8.500-8 8.500Zm0 4c0-4-2.500-6.500-7-7 0 4.300 2.500 7 7 7Z"
        className={styles.shoot}
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** What surrounds every page. */
export function AppShell({ skipLabel, product, navLabel, nav, tools, footer, children }: AppShellProps) {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href={`#${MAIN_ID}`}>
        {skipLabel}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link href={product.href} className={styles.product}>
            <ProductMark className={styles.mark} />
            {product.name}
          </Link>
          {nav.length > 0 && (
            <nav className={styles.nav} aria-label={navLabel}>
              <ul>
                {nav.map((item) => (
                  <li key={item.href}>
                    <Link href={item.href} className={styles.item} isCurrent={item.isCurrent}>
                      {item.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {tools !== undefined && <div className={styles.tools}>{tools}</div>}
        </div>
      </header>
      <main id={MAIN_ID} className={styles.main} tabIndex={-1}>
        {children}
      </main>
      {footer !== undefined && (
        <footer className={styles.footer}>
          <div className={styles.foot}>{footer}</div>
        </footer>
      )}
    </div>
  );
}
