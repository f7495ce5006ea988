import { PageLoading } from '@greffe/app';
import type { RegistryGround } from '@greffe/client/studio';
import { PageHeader } from '@greffe/ui';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';
import { UnreachablePage } from '../../app/messagePages.tsx';
import { usePage } from '../../app/usePage.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './NewRegistry.module.css';
import { RegistryForm } from './RegistryForm.tsx';

/** A registry from nothing: what must be known of it before it can be edited. */
export function NewRegistryPage() {
  const api = useApi();
  const ground = useQuery({
    queryKey: ['registryGround'],
    queryFn: () => api.registryGround(),
    gcTime: 0,
    // What is being typed must not lose the list from which it was chosen.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (ground.error) return <UnreachablePage onRetry={() => void ground.refetch()} />;
  return ground.data ? <Begin ground={ground.data} /> : <PageLoading />;
}

/** Apart, because only a page that stands there can lead the reader to its heading. */
function Begin({ ground }: { readonly ground: RegistryGround }) {
  const { t } = useLanguage();
  usePage(t('exchange.new'));
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('exchange.new')}
        crumbs={[{ label: t('home.title'), href: '/studio' }]}
        crumbsLabel={t('editor.crumbs')}
      />
      <p className={styles.lead}>{t('exchange.new.lead')}</p>
      <RegistryForm ground={ground} />
    </div>
  );
}
