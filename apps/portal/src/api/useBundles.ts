import type { Bundle } from '@greffe/definition';
import { useQueries } from '@tanstack/react-query';
import { useApi } from './ApiProvider.tsx';
import { definitionQuery } from './queries.ts';

/** The bundles of several definitions by their hash; those not loaded yet are absent. */
export function useBundles(hashes: readonly string[]): ReadonlyMap<string, Bundle> {
  const api = useApi();
  return useQueries({
    queries: hashes.map((hash) => definitionQuery(api, hash)),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.hash, data] as const] : []))),
  });
}
