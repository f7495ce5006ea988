import { useEffect } from 'react';

/** Begins the page's title with "Erreur : " while there is something to mend; a screen reader says the title first. */
export function useErrorTitle(hasErrors: boolean, prefixed: (title: string) => string): void {
  useEffect(() => {
    if (!hasErrors) return undefined;
    const before = document.title;
    const after = prefixed(before);
    document.title = after;
    return () => {
      // Somebody else may have named the page anew in the meantime: that name stays.
      if (document.title === after) document.title = before;
    };
  }, [hasErrors, prefixed]);
}
