import { EmptyState, PageHeader } from '@greffe/ui';
import { useRegistries } from '../../../api/queries.ts';
import { useBundles } from '../../../api/useBundles.ts';
import { UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { creatableTypes } from '../choices.ts';
import { StoppedNotice } from '../StoppedNotice.tsx';
import { NewRecordForm } from './NewRecordForm.tsx';

/** Chooses what to register before anything is filled in (CG-2). */
export function NewRecordPage() {
  const { t, language } = useLanguage();
  const registries = useRegistries();
  const hashes = (registries.data?.registries ?? []).map(({ definition }) => definition);
  const bundles = useBundles(hashes);
  const isReady = registries.isSuccess && bundles.byHash.size === new Set(hashes).size;
  usePage(t('new.title'), { isReady });

  if (registries.isError) return <UnreachablePage onRetry={() => void registries.refetch()} />;
  if (bundles.hasFailed) return <UnreachablePage onRetry={bundles.retry} />;
  if (!isReady) return <PageLoading />;
  const choices = creatableTypes(registries.data.registries, bundles.byHash, language);
  const open = choices.filter(({ stopped }) => stopped === undefined);
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('app.backToRecords'), href: '/' }]}
        crumbsLabel={t('app.crumbs')}
        title={t('new.title')}
        meta={open.length > 0 ? t('new.lead') : undefined}
      />
      {choices.length === 0 && <EmptyState icon="lock" title={t('new.none')} />}
      {choices.map(
        ({ id, title, stopped }) =>
          stopped !== undefined && <StoppedNotice key={id} registry={title} reason={stopped} />,
      )}
      {open.length > 0 && <NewRecordForm choices={open} bundles={bundles.byHash} />}
    </>
  );
}
