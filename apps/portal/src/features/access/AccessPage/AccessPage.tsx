import { Banner, ButtonLink, EmptyState, PageHeader } from '@greffe/ui';
import { useLocation } from 'react-router';
import { UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useAccessGround } from '../queries.ts';
import { AccessList } from './AccessList.tsx';
import styles from './AccessPage.module.css';

/** Who has which access, for whoever may give or end it (NP-2, CG-1). */
export function AccessPage() {
  const { t } = useLanguage();
  const ground = useAccessGround();
  const given = givenTo(useLocation().state);
  usePage(t('access.title'), { isReady: ground.isSuccess });

  if (ground.isPending) return <PageLoading />;
  if (ground.isError) return <UnreachablePage onRetry={() => void ground.refetch()} />;
  const { registries, isAdministrator, dueReviews } = ground.data;
  if (registries.length === 0 && !isAdministrator) {
    return (
      <EmptyState icon="lock" title={t('access.none.title')} headingLevel={1}>
        {t('access.none.text')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('access.title')}
        meta={t('access.lead')}
        actions={
          <>
            {isAdministrator && (
              <>
                <ButtonLink href="/erasures">{t('erasures.title')}</ButtonLink>
                <ButtonLink href="/access/organisations">{t('organisations.title')}</ButtonLink>
              </>
            )}
            {registries.length > 0 && (
              <ButtonLink href="/access/new" variant="primary" icon="plus">
                {t('access.give')}
              </ButtonLink>
            )}
          </>
        }
      />
      {given !== undefined && (
        <Banner tone="success" announce="polite">
          {t('access.given', { name: given })}
        </Banner>
      )}
      {dueReviews > 0 && (
        <Banner
          tone="warning"
          title={t('access.due.title', { count: dueReviews })}
          actions={<ButtonLink href="/access?state=due">{t('access.due.show')}</ButtonLink>}
        >
          {t('access.due.text')}
        </Banner>
      )}
      <AccessList ground={ground.data} />
    </div>
  );
}

/** Whom the page before has given an access. */
function givenTo(state: unknown): string | undefined {
  const { given } = (state ?? {}) as { readonly given?: unknown };
  return typeof given === 'string' ? given : undefined;
}
