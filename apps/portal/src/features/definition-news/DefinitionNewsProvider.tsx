import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type DefinitionNews, followNews, newsAddress } from './news.ts';

/** What became of a form that was reloaded in a new version. */
export interface Reloaded {
  readonly record: string;
  /** Answers that the new version has no field for, by the titles that they had. */
  readonly leftOut: readonly string[];
}

interface NewsContextValue {
  readonly news: DefinitionNews;
  readonly reloaded: Reloaded | undefined;
  readonly setReloaded: (reloaded: Reloaded | undefined) => void;
}

const silence: DefinitionNews = { definitions: [], findings: [] };

const NewsContext = createContext<NewsContextValue>({
  news: silence,
  reloaded: undefined,
  setReloaded: () => undefined,
});

/** Follows what a server in development publishes; in production there is nothing to follow. */
export function DefinitionNewsProvider({ children }: { readonly children: ReactNode }) {
  const [news, setNews] = useState(silence);
  const [reloaded, setReloaded] = useState<Reloaded>();

  useEffect(() => {
    const address = newsAddress();
    if (address === undefined) return;
    return followNews(address, (next) => {
      setNews(next);
      setReloaded(undefined);
    });
  }, []);

  const value = useMemo(() => ({ news, reloaded, setReloaded }), [news, reloaded]);
  return <NewsContext value={value}>{children}</NewsContext>;
}

export const useDefinitionNews = (): NewsContextValue => useContext(NewsContext);
