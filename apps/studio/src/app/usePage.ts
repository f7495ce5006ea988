import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useLanguage } from '../features/language/LanguageProvider.tsx';

/** Names the tab after the page, and leads a reader who came from another page to its heading. */
export function usePage(title: string): void {
  const { t } = useLanguage();
  const { key } = useLocation();
  // `default` is the key of the visit's first page, where the browser has put the focus itself.
  const isArrival = useRef(key !== 'default');

  useEffect(() => {
    document.title = t('app.pageTitle', { page: title });
    if (!isArrival.current) return;
    isArrival.current = false;
    document.querySelector('h1')?.focus({ preventScroll: true });
  }, [t, title]);
}
