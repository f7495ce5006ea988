import { EmptyState, PageHeader } from '@greffe/ui';
import { useLocation } from 'react-router';
import { UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useAccessGround } from '../queries.ts';
import { GrantForm } from './GrantForm.tsx';

/** Gives somebody a role in an organisation. */
export function GrantPage() {
  const { t } = useLanguage();
  const ground = useAccessGround();
  const { person } = (useLocation().state ?? {}) as { readonly person?: { id: string; name: string } };
  usePage(t('access.give'), { isReady: ground.isSuccess });

  if (ground.isPending) return <PageLoading />;
  if (ground.isError) return <UnreachablePage onRetry={() => void ground.refetch()} />;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('access.title'), href: '/access' }]}
        crumbsLabel={t('app.crumbs')}
        title={t('access.give')}
        meta={t('access.give.lead')}
      />
      {ground.data.registries.length > 0 ? (
        <GrantForm ground={ground.data} {...(person && { person })} />
      ) : (
        <EmptyState icon="lock" title={t('access.none.title')}>
          {t('access.none.text')}
        </EmptyState>
      )}
    </>
  );
}
