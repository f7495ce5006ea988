import type { Language } from '@greffe/client/app';
import type { StudioClient } from '@greffe/client/studio';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ApiProvider } from '../api/ApiProvider.tsx';
import { LanguageProvider } from '../features/language/LanguageProvider.tsx';

interface AppProps {
  readonly client: StudioClient;
  readonly queries: QueryClient;
  readonly router: ComponentProps<typeof RouterProvider>['router'];
  readonly language?: Language;
}

/** The studio, given its server, its cache and its router. */
export function App({ client, queries, router, language }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider value={client}>
        <LanguageProvider {...(language && { initial: language })}>
          <RouterProvider router={router} />
        </LanguageProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}
