import type { GreffeClient } from '@greffe/client';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ApiProvider } from '../api/ApiProvider.tsx';
import { LanguageProvider } from '../features/language/LanguageProvider.tsx';
import type { Language } from '../features/language/languages.ts';
import { SearchWordsProvider } from '../features/records-list/SearchWords.tsx';

interface AppProps {
  readonly client: GreffeClient;
  readonly queries: QueryClient;
  readonly router: ComponentProps<typeof RouterProvider>['router'];
  readonly language?: Language;
}

/** The portal, given its server, its cache and its router. */
export function App({ client, queries, router, language }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider client={client}>
        <LanguageProvider {...(language && { initial: language })}>
          <SearchWordsProvider>
            <RouterProvider router={router} />
          </SearchWordsProvider>
        </LanguageProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}
