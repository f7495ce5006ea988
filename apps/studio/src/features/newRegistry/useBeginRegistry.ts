import { detailOf, statusOf } from '@greffe/client/app';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import type { DefinitionFiles } from '../../model/index.ts';
import { useRequestKey } from '../exchange/useRequestKey.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** Why a registry was not begun; `isTaken` when there is one of its name. */
interface Failure {
  readonly sentence: string;
  readonly isTaken: boolean;
}

/** Begins a registry with files, and opens its first draft. */
export function useBeginRegistry() {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t } = useLanguage();
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);
  const keyOf = useRequestKey();

  const begin = async (id: string, files: DefinitionFiles): Promise<void> => {
    setFailure(undefined);
    setPending(true);
    try {
      const draft = await api.beginRegistry({ id, files: { ...files } }, keyOf({ id, files }));
      await queries.invalidateQueries({ queryKey: keys.registries });
      await navigate(`/studio/drafts/${draft.id}/steps`);
    } catch (error) {
      const sentence = detailOf(error) ?? t('app.unreachable.text');
      setFailure({ sentence, isTaken: statusOf(error) === 409 });
    } finally {
      setPending(false);
    }
  };
  return { begin, failure, isPending, forget: () => setFailure(undefined) };
}
