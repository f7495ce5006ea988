import { PageHeader } from '@greffe/ui';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';
import { LoadingPage, UnreachablePage } from '../../app/messagePages.tsx';
import { usePage } from '../../app/usePage.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './NewRegistry.module.css';
import { RegistryForm } from './RegistryForm.tsx';

/** A registry from nothing: what must be known of it before it can be edited. */
export function NewRegistryPage() {
  const { t } = useLanguage();
  const api = useApi();
  usePage(t('exchange.new'));
  const ground = useQuery({
    queryKey: ['registryGround'],
    queryFn: () => api.registryGround(),
    gcTime: 0,
    // What is being typed must not lose the list from which it was chosen.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (ground.error) return <UnreachablePage onRetry={() => void ground.refetch()} />;
  if (!ground.data) return <LoadingPage />;
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('exchange.new')}
        crumbs={[{ label: t('home.title'), href: '/studio' }]}
        crumbsLabel={t('editor.crumbs')}
      />
      <p className={styles.lead}>{t('exchange.new.lead')}</p>
      <RegistryForm ground={ground.data} />
    </div>
  );
}
