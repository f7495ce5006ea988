import { detailOf } from '@greffe/client/app';
import type { StudioRegistry } from '@greffe/client/studio';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** What can be done with a registry from the list; `failure` is why the last of it was not. */
export function useHomeCommands({ id, inForce }: StudioRegistry) {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t } = useLanguage();
  const [failure, setFailure] = useState<string>();
  const [isPending, setPending] = useState(false);

  /** Resolves to whether it was done. */
  const attempt = async (command: () => Promise<void>): Promise<boolean> => {
    setFailure(undefined);
    setPending(true);
    try {
      await command();
      await queries.invalidateQueries({ queryKey: keys.registries });
      return true;
    } catch (error) {
      setFailure(detailOf(error) ?? t('app.unreachable.text'));
      return false;
    } finally {
      setPending(false);
    }
  };

  return {
    failure,
    isPending,
    edit: () =>
      void attempt(async () => {
        const draft = await api.createDraft({ registry: id, from: inForce ? 'inForce' : 'empty' });
        await navigate(`/studio/drafts/${draft.id}`);
      }),
    remove: (draft: string) => attempt(() => api.deleteDraft(draft)),
    stop: (reason: string) => attempt(() => api.stop(id, reason)),
    resume: () => void attempt(() => api.resume(id)),
  };
}
