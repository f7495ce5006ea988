import type { StudioDraft } from '@greffe/client/studio';
import { Link, StatusBadge, type Tone } from '@greffe/ui';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Home.module.css';

const approvalTones: Readonly<Record<'asked' | 'approved' | 'refused', Tone>> = {
  asked: 'info',
  approved: 'success',
  refused: 'error',
};

/** How many faults a draft has, and how far its approval is, where one is asked for. */
export function DraftState({ draft }: { readonly draft: StudioDraft }) {
  const { t } = useLanguage();
  const { approval } = draft;
  return (
    <div className={styles.state}>
      <FindingCount draft={draft} />
      {approval && (
        <StatusBadge tone={approval.canAnswer ? 'warning' : approvalTones[approval.state]}>
          {t(`home.approval.${approval.state}`)}
        </StatusBadge>
      )}
      {approval && (
        <p className={styles.meta}>
          {t('home.approval.of', { version: approval.version, name: approval.by.name })}
        </p>
      )}
      {approval?.canAnswer && (
        <Link href={`/studio/drafts/${draft.id}/publish`}>{t('home.approval.answer')}</Link>
      )}
    </div>
  );
}

/** Asked of the server for each draft, which checks only what has changed since; the list does not wait for it. */
function FindingCount({ draft }: { readonly draft: StudioDraft }) {
  const { t } = useLanguage();
  const api = useApi();
  const { data, isFetching } = useQuery({
    queryKey: [...keys.draft(draft.id), 'findings', draft.revision],
    queryFn: () => api.draftFindings(draft.id),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (data === undefined) return isFetching ? <p className={styles.meta}>{t('findings.checking')}</p> : null;
  const { errors, warnings } = data;
  return (
    <StatusBadge tone={errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'success'}>
      {errors + warnings === 0 ? t('findings.none') : t('findings.counts', { errors, warnings })}
    </StatusBadge>
  );
}
