import type { ErasureList } from '@greffe/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';
import { detailOf } from '../../app/problems.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';

const key = ['erasures'] as const;

export function useErasures() {
  const api = useApi();
  return useQuery({ queryKey: key, queryFn: () => api.erasures() });
}

/** Asks, erases or takes back; the answer is how all stands then, and a refusal stands in words. */
export function useErasureChange<Order>(send: (order: Order) => Promise<ErasureList>, onDone: () => void) {
  const queries = useQueryClient();
  const { t } = useLanguage();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: send,
    onSuccess: (list) => {
      queries.setQueryData(key, list);
      // The lists of records know it no more.
      void queries.invalidateQueries({ queryKey: ['records'] });
      onDone();
    },
    // Somebody else may have done it meanwhile.
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });
  const problem = error === null ? undefined : (detailOf(error) ?? t('app.unreachable.text'));
  return { mutate, isPending, reset, problem };
}
