import { isUnreachable } from '@greffe/client/app';
import { QueryClient, useQuery } from '@tanstack/react-query';
import { useApi } from './ApiProvider.tsx';

export const keys = {
  session: ['session'],
  registries: ['registries'],
  draft: (id: string) => ['draft', id],
} as const;

/** The studio's cache. What the server has refused is not asked again; what it did not answer is, twice. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < 2 && isUnreachable(error), networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

export function useSessionQuery() {
  const api = useApi();
  return useQuery({ queryKey: keys.session, queryFn: () => api.session(), staleTime: 60_000 });
}

/** Every registry that the reader administers; 404 for who administers none. */
export function useRegistries() {
  const api = useApi();
  return useQuery({ queryKey: keys.registries, queryFn: () => api.registries() });
}

/** A draft as it is when it is opened: from then on the editor's own copy counts, so nothing is fetched by itself. */
export function useDraftView(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.draft(id),
    queryFn: () => api.draft(id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
