import type { StuckSending } from '@greffe/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';
import { detailOf, statusOf } from '../../app/problems.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';

const key = ['sendings'] as const;

/** What has not left, as it is now: attempts go on meanwhile. */
export function useSendings() {
  const api = useApi();
  return useQuery({
    queryKey: key,
    queryFn: () => api.stuckSendings(),
    staleTime: 0,
    refetchInterval: 15_000,
  });
}

/** Has one of them tried at once. */
export function useSendAgain() {
  const api = useApi();
  const queries = useQueryClient();
  const { t } = useLanguage();
  const again = useMutation({
    mutationFn: ({ kind, key: named }: StuckSending) => api.sendAgain({ kind, key: named }),
    onSuccess: (list) => queries.setQueryData(key, list),
    // It may have left meanwhile.
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });
  const problem =
    again.error === null
      ? undefined
      : statusOf(again.error) === 404
        ? t('sendings.left')
        : (detailOf(again.error) ?? t('app.unreachable.text'));
  return { ...again, problem };
}
