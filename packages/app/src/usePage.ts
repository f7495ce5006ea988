import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useCommonLanguage } from './language/createLanguage.tsx';

interface PageOptions {
  /** Stands before the page's name in the tab, such as how many errors there are. */
  readonly prefix?: string;
  /** Whether the page's heading is on the screen by now. */
  readonly isReady?: boolean;
}

/**
 * Names the tab after the page, and moves the focus to the page's `h1` when the reader came here from another page,
 * so that a screen reader says where they are.
 */
export function usePage(title: string, { prefix = '', isReady = true }: PageOptions = {}): void {
  const { t } = useCommonLanguage();
  const { key } = useLocation();
  // `default` is the key of the visit's first page, where the browser has put the focus itself.
  const isArrival = useRef(key !== 'default');

  useEffect(() => {
    document.title = `${prefix}${t('app.pageTitle', { page: title })}`;
  }, [t, title, prefix]);

  useEffect(() => {
    if (!isReady || !isArrival.current) return;
    isArrival.current = false;
    const heading = document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [isReady]);
}
