import { QueryClient } from '@tanstack/react-query';
import { isUnreachable } from '../app/problems.ts';

/** The portal's cache. What the server has refused is not asked again; what it did not answer is, twice. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && isUnreachable(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
