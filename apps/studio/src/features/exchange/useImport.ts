import { detailOf } from '@greffe/client/app';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import { CommandRefused, type DefinitionFiles, refusalSentence } from '../../model/index.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useRequestKey } from './useRequestKey.ts';

/** Makes a draft of files that came from elsewhere, and opens it; `failure` is why the last attempt did not. */
export function useImport() {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t, language } = useLanguage();
  const keyOf = useRequestKey();
  const [failure, setFailure] = useState<string>();
  const [isPending, setPending] = useState(false);

  async function attempt(make: () => Promise<{ readonly id: string }>): Promise<void> {
    setFailure(undefined);
    setPending(true);
    try {
      const draft = await make();
      await queries.invalidateQueries({ queryKey: keys.registries });
      await navigate(`/studio/drafts/${draft.id}/steps`);
    } catch (error) {
      setFailure(
        error instanceof CommandRefused
          ? refusalSentence(error, language)
          : (detailOf(error) ?? t('app.unreachable.text')),
      );
    } finally {
      setPending(false);
    }
  }

  return {
    failure,
    isPending,
    forget: () => setFailure(undefined),
    asDraft: (registry: string, archive: string, files: DefinitionFiles) =>
      attempt(() => {
        const name = archive.replace(/\.zip$/i, '').slice(0, 200);
        return api.createDraft({ registry, from: 'empty', name, files: { ...files } });
      }),
    asRegistry: (id: string, files: DefinitionFiles) =>
      attempt(() => api.beginRegistry({ id, files: { ...files } }, keyOf({ id, files }))),
  };
}
