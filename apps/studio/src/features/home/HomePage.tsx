import { inLanguage } from '@greffe/client/app';
import { Button, ButtonLink, EmptyState, PageHeader, Row, Stack } from '@greffe/ui';
import { lazy, Suspense, useState } from 'react';
import { useRegistries } from '../../api/queries.ts';
import { usePage } from '../../app/usePage.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Home.module.css';
import { RegistryCard } from './RegistryCard.tsx';

/** What reads zips and edits definitions weighs more than the list: it comes when it is asked for. */
const ImportDialog = lazy(async () => {
  const { ImportDialog: component } = await import('../exchange/ImportDialog.tsx');
  return { default: component };
});

/** The registries that the reader administers: what is in force, what is being prepared, by whom. */
export function HomePage() {
  const { t, language } = useLanguage();
  const { data } = useRegistries();
  usePage(t('home.title'));
  const [isImporting, setImporting] = useState(false);
  const nameOf = (registry: { readonly id: string; readonly title: Readonly<Record<string, string>> }) =>
    inLanguage(registry.title, language) || registry.id;
  const registries = [...(data?.registries ?? [])].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b), language),
  );
  return (
    <>
      <PageHeader
        title={t('home.title')}
        actions={
          <Row>
            <Button icon="arrow-up" onPress={() => setImporting(true)}>
              {t('exchange.import')}
            </Button>
            <ButtonLink
              href="/studio/new"
              icon="plus"
              variant={registries.length === 0 ? 'primary' : 'secondary'}
            >
              {t('exchange.new')}
            </ButtonLink>
          </Row>
        }
      />
      <p className={styles.lead}>{t('home.lead')}</p>
      {data && registries.length === 0 && (
        <EmptyState title={t('exchange.none.title')}>{t('exchange.none.text')}</EmptyState>
      )}
      <Stack gap={6}>
        {registries.map((registry) => (
          <RegistryCard key={registry.id} registry={registry} title={nameOf(registry)} />
        ))}
      </Stack>
      {isImporting && (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </>
  );
}
