import type { Bundle } from '@greffe/definition';
import { useQueries } from '@tanstack/react-query';
import { useApi } from './ApiProvider.tsx';
import { definitionQuery } from './queries.ts';

export interface Bundles {
  /** By hash; those not loaded yet are absent. */
  readonly byHash: ReadonlyMap<string, Bundle>;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/** The bundles of several definitions. */
export function useBundles(hashes: readonly string[]): Bundles {
  const api = useApi();
  return useQueries({
    queries: [...new Set(hashes)].map((hash) => definitionQuery(api, hash)),
    combine: (results) => ({
      byHash: new Map(results.flatMap(({ data }) => (data ? [[data.hash, data] as const] : []))),
      hasFailed: results.some(({ isError }) => isError),
      retry: () => {
        for (const result of results) if (result.isError) void result.refetch();
      },
    }),
  });
}
