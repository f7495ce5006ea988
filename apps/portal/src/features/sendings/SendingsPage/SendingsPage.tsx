import type { StuckSending } from '@greffe/client';
import { Banner, Button, PageHeader } from '@greffe/ui';
import { NotFoundPage, UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { statusOf } from '../../../app/problems.ts';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSendAgain, useSendings } from '../queries.ts';
import styles from './SendingsPage.module.css';
import { SendingsTable } from './SendingsTable.tsx';

/** Messages and records that have not left, why, and "try again": for support and administrators. */
export function SendingsPage() {
  const { t } = useLanguage();
  const sendings = useSendings();
  const again = useSendAgain();
  usePage(t('sendings.title'), { isReady: sendings.isSuccess });

  if (sendings.isPending) return <PageLoading />;
  if (statusOf(sendings.error) === 404) return <NotFoundPage />;
  if (sendings.isError) return <UnreachablePage onRetry={() => void sendings.refetch()} />;
  const { items, isMore } = sendings.data;

  async function tryAgain(sending: StuckSending): Promise<void> {
    await again.mutateAsync(sending).catch(() => undefined);
    // The button may be gone with its row.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  return (
    <div className={styles.page}>
      <PageHeader
        title={t('sendings.title')}
        meta={t('sendings.lead')}
        actions={
          <Button icon="redo" isPending={sendings.isFetching} onPress={() => void sendings.refetch()}>
            {t('sendings.refresh')}
          </Button>
        }
      />
      {again.isSuccess && (
        <Banner tone="info" announce="polite">
          {t('sendings.trying')}
        </Banner>
      )}
      {again.problem !== undefined && (
        <Banner tone="error" announce="assertive">
          {again.problem}
        </Banner>
      )}
      <SendingsTable items={items} isPending={again.isPending} onAgain={(one) => void tryAgain(one)} />
      {isMore && <p className={styles.note}>{t('sendings.more', { count: items.length })}</p>}
    </div>
  );
}
