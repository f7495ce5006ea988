import type { GreffeClient } from '@greffe/client';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ApiProvider } from '../api/ApiProvider.tsx';
import { BrowserProvider, type BrowserSide } from '../browser/BrowserProvider.tsx';
import { LanguageProvider } from '../features/language/LanguageProvider.tsx';
import type { Language } from '../features/language/languages.ts';
import { SearchWordsProvider } from '../features/records-list/SearchWords.tsx';

interface AppProps {
  readonly client: GreffeClient;
  readonly queries: QueryClient;
  readonly browser: BrowserSide;
  readonly router: ComponentProps<typeof RouterProvider>['router'];
  readonly language?: Language;
}

/** The portal, given its server, its cache, its browser and its router. */
export function App({ client, queries, browser, router, language }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider client={client}>
        <BrowserProvider browser={browser}>
          <LanguageProvider {...(language && { initial: language })}>
            <SearchWordsProvider>
              <RouterProvider router={router} />
            </SearchWordsProvider>
          </LanguageProvider>
        </BrowserProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}
