import { PageHeader } from '@greffe/ui';
import { NotFoundPage, UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { statusOf } from '../../../app/problems.ts';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useErasures } from '../queries.ts';
import { AskErasure } from './AskErasure.tsx';
import { DoneErasures } from './DoneErasures.tsx';
import { DueErasures } from './DueErasures.tsx';
import styles from './ErasuresPage.module.css';
import { OpenRequests } from './OpenRequests.tsx';

/** Records that are to be erased, and those that were, for administrators of registries. */
export function ErasuresPage() {
  const { t } = useLanguage();
  const erasures = useErasures();
  usePage(t('erasures.title'), { isReady: erasures.isSuccess });

  if (erasures.isPending) return <PageLoading />;
  if (statusOf(erasures.error) === 404) return <NotFoundPage />;
  if (erasures.isError) return <UnreachablePage onRetry={() => void erasures.refetch()} />;
  return (
    <div className={styles.page}>
      <PageHeader
        crumbs={[{ label: t('access.title'), href: '/access' }]}
        crumbsLabel={t('app.crumbs')}
        title={t('erasures.title')}
        meta={t('erasures.lead')}
      />
      <AskErasure />
      <OpenRequests requests={erasures.data.requests} />
      <DueErasures data={erasures.data} />
      <DoneErasures done={erasures.data.done} />
    </div>
  );
}
