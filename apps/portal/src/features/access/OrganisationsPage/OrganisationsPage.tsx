import { PageHeader } from '@greffe/ui';
import { NotFoundPage, UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { statusOf } from '../../../app/problems.ts';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useOrganisations } from '../queries.ts';
import { Cooperations } from './Cooperations.tsx';
import { OrganisationHistory } from './OrganisationHistory.tsx';
import { OrganisationList } from './OrganisationList.tsx';
import styles from './OrganisationsPage.module.css';

/** Organisations and which of them work together, for administrators of registries. */
export function OrganisationsPage() {
  const { t } = useLanguage();
  const organisations = useOrganisations();
  usePage(t('organisations.title'), { isReady: organisations.isSuccess });

  if (organisations.isPending) return <PageLoading />;
  if (statusOf(organisations.error) === 404) return <NotFoundPage />;
  if (organisations.isError) return <UnreachablePage onRetry={() => void organisations.refetch()} />;
  return (
    <div className={styles.page}>
      <PageHeader
        crumbs={[{ label: t('access.title'), href: '/access' }]}
        crumbsLabel={t('app.crumbs')}
        title={t('organisations.title')}
        meta={t('organisations.lead')}
      />
      <OrganisationList data={organisations.data} />
      <Cooperations data={organisations.data} />
      <OrganisationHistory history={organisations.data.history} />
    </div>
  );
}
