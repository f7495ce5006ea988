import { detailOf } from '@greffe/client/app';
import type { StudioRegistry } from '@greffe/client/studio';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
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

  const sent = useRef<{ readonly what: string; readonly key: string }>(undefined);
  /** The same for what is sent again after a lost answer. */
  const keyOf = (...what: readonly string[]): string => {
    const name = JSON.stringify(what);
    if (sent.current?.what !== name) sent.current = { what: name, key: crypto.randomUUID() };
    return sent.current.key;
  };

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
    withdraw: (hash: string, reason: string) =>
      attempt(async () => {
        await api.withdraw(hash, reason, keyOf(hash, reason));
      }),
    resume: () => void attempt(() => api.resume(id)),
  };
}
