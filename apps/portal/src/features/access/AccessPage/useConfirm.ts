import type { GrantView } from '@greffe/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../api/ApiProvider.tsx';
import { detailOf } from '../../../app/problems.ts';
import { formatDate } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { accessKeys } from '../queries.ts';

/** Says of an access that it is still needed, and what came of it in words. */
export function useConfirm() {
  const api = useApi();
  const queries = useQueryClient();
  const { t } = useLanguage();
  const { mutate, data, error } = useMutation({
    mutationFn: (grant: GrantView) => api.confirmAccess(grant.id),
    onSettled: () => queries.invalidateQueries({ queryKey: accessKeys.all }),
  });
  const failed = error ? (detailOf(error) ?? t('app.unreachable.text')) : undefined;
  const done =
    data && t('access.confirmed', { name: data.person.name, day: formatDate(data.reviewBy ?? data.from) });
  return { mutate, said: failed ?? done ?? '' };
}
