import { formatDateTime } from '@greffe/client/app';
import type { Editor, StudioDraft } from '@greffe/client/studio';
import { useSessionQuery } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** What a draft is called: its own name, or when it was last changed. */
export function useDraftName(): (draft: Pick<StudioDraft, 'name' | 'updatedAt'>) => string {
  const { t } = useLanguage();
  return ({ name, updatedAt }) => name || t('home.draft.unnamed', { date: formatDateTime(updatedAt) });
}

/** The names of those who have a draft open, without the reader's own. */
export function useOthers(editors: readonly Editor[]): readonly string[] {
  const { data } = useSessionQuery();
  const own = data && `${data.person.givenName} ${data.person.familyName}`;
  return editors.map(({ name }) => name).filter((name) => name !== own);
}
