import type { GrantQuery, GrantView } from '@greffe/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';

/** All begin alike: a change of one access forgets every page that tells of accesses. */
export const accessKeys = {
  all: ['access'],
  ground: ['access', 'ground'],
  list: (query: GrantQuery) => ['access', 'list', query],
  history: (id: number) => ['access', 'history', id],
  person: (id: string) => ['access', 'person', id],
  organisations: ['access', 'organisations'],
} as const;

/** What the signed-in person may give, and where. */
export function useAccessGround() {
  const api = useApi();
  return useQuery({ queryKey: accessKeys.ground, queryFn: () => api.accessGround(), staleTime: 60_000 });
}

/** One page of accesses; while the next one loads, the last one stays on the screen. */
export function useGrants(query: GrantQuery, isEnabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: accessKeys.list(query),
    queryFn: () => api.grants(query),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
}

export function useGrantHistory(grant: GrantView | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: accessKeys.history(grant?.id ?? 0),
    queryFn: () => api.grantHistory(grant?.id ?? 0),
    enabled: grant !== undefined,
  });
}

export function useOrganisations() {
  const api = useApi();
  return useQuery({ queryKey: accessKeys.organisations, queryFn: () => api.organisations() });
}

export function usePerson(id: string) {
  const api = useApi();
  return useQuery({ queryKey: accessKeys.person(id), queryFn: () => api.person(id) });
}
