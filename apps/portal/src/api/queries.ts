import type { EntryQuery, GreffeClient, RecordQuery, RecordView } from '@greffe/client';
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from './ApiProvider.tsx';
import { loadValidator } from './validators.ts';

/** How often a record that is being sent is asked after, in milliseconds. */
const acknowledgementInterval = 2000;

/** How long after a failure a validator is asked for again, in milliseconds. */
const validatorInterval = 10_000;

/** Names of everything kept in the cache; `all` forgets every record after a write. */
export const keys = {
  session: ['session'],
  ownSessions: ['ownSessions'],
  registries: ['registries'],
  records: ['records'],
  recordList: (query: RecordQuery) => ['records', 'list', query],
  record: (id: string) => ['records', 'one', id],
  audit: (id: string) => ['records', 'one', id, 'audit'],
  /** Begins as `record` does: what forgets a record forgets its entries. */
  entries: (id: string, step: string, query: EntryQuery) => ['records', 'one', id, 'entries', step, query],
  entry: (id: string, step: string, entry: string) => ['records', 'one', id, 'entry', step, entry],
  definition: (hash: string) => ['definition', hash],
  validator: (hash: string, schemaHash: string) => ['validator', hash, schemaHash],
} as const;

export function useSessionQuery() {
  const api = useApi();
  return useQuery({ queryKey: keys.session, queryFn: () => api.session(), staleTime: 60_000 });
}

export function useRegistries() {
  const api = useApi();
  return useQuery({ queryKey: keys.registries, queryFn: () => api.registries(), staleTime: 60_000 });
}

/** One page of the list; while the next one loads, the last one stays on the screen. */
export function useRecordList(query: RecordQuery) {
  const api = useApi();
  return useQuery({
    queryKey: keys.recordList(query),
    queryFn: () => api.searchRecords(query),
    placeholderData: keepPreviousData,
  });
}

/** A record as its reader may see it; one that is being sent is asked after until its receiver has answered. */
export function useRecord(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.record(id),
    queryFn: () => api.record(id),
    // A form is being filled: what was loaded stays until this page itself asks again, and is not kept afterwards,
    // for drafts saved since have made it old.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state }) =>
      (state.data as RecordView | undefined)?.status === 'sending' ? acknowledgementInterval : false,
  });
}

/** What was done with a record and who looked at it, page by page; gone from the cache with its page. */
export function useAudit(id: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: keys.audit(id),
    queryFn: ({ pageParam }) => api.audit(id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ before }) => before,
    gcTime: 0,
  });
}

/** One page of a repeated step's entries; while the next one loads, the last one stays on the screen. */
export function useEntries(id: string, step: string, query: EntryQuery) {
  const api = useApi();
  return useQuery({
    queryKey: keys.entries(id, step, query),
    queryFn: () => api.entries(id, step, query),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** One entry, as it is filled or read; never from what another visit has left in the cache. */
export function useEntry(id: string, step: string, entry: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.entry(id, step, entry),
    queryFn: () => api.entry(id, step, entry),
    gcTime: 0,
  });
}

/** A definition's closed bundle: named by its content, so that it is fetched once and never again. */
export function definitionQuery(api: GreffeClient, hash: string) {
  return queryOptions({
    queryKey: keys.definition(hash),
    queryFn: () => api.definition(hash),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

export function useDefinition(hash: string | undefined) {
  const api = useApi();
  return useQuery({ ...definitionQuery(api, hash ?? ''), enabled: hash !== undefined });
}

/**
 * The compiled validator of one step's schema. A form works without it, for the server checks all of it again; so
 * nobody is told that it is missing, and it is asked for until it is there.
 */
export function useValidator(hash: string | undefined, schemaHash: string | undefined) {
  return useQuery({
    queryKey: keys.validator(hash ?? '', schemaHash ?? ''),
    queryFn: ({ client, queryKey }) => {
      const { errorUpdateCount = 0, fetchFailureCount = 0 } = client.getQueryState(queryKey) ?? {};
      return loadValidator(hash ?? '', schemaHash ?? '', `${errorUpdateCount}.${fetchFailureCount}`);
    },
    refetchInterval: ({ state }) => (state.status === 'error' ? validatorInterval : false),
    enabled: hash !== undefined && schemaHash !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}
