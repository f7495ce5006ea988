import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';

/** Where the reader is signed in, as it is now: what was ended elsewhere must not be shown. */
export function useOwnSessions() {
  const api = useApi();
  return useQuery({ queryKey: keys.ownSessions, queryFn: () => api.ownSessions(), staleTime: 0, gcTime: 0 });
}

/** Ends one session by its id, or all others without one. */
export function useEndSession() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) => (id === undefined ? api.endOtherSessions() : api.endSession(id)),
    // Also after a failure: somebody else may have ended it first.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.ownSessions }),
  });
}
