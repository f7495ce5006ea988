import { ButtonLink, PageHeader } from '@greffe/ui';
import { useRegistries } from '../../../api/queries.ts';
import { UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { inLanguage } from '../../language/languages.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { UnsentNotice } from '../../unsent/UnsentNotice.tsx';
import { NoAccess } from '../NoAccess/NoAccess.tsx';
import { RecordList } from './RecordList.tsx';

/** Home: the records that the signed-in person may see, and the way to a new one. */
export function RecordsPage() {
  const { t, language } = useLanguage();
  const { person } = useSession();
  const registries = useRegistries();
  usePage(t('records.title'), { isReady: registries.isSuccess });

  if (registries.isPending) return <PageLoading />;
  if (registries.isError) return <UnreachablePage onRetry={() => void registries.refetch()} />;
  const own = registries.data.registries;
  const canCreate = own.some(({ recordTypes }) => recordTypes.some((type) => type.canCreate));
  const newRecord = (
    <ButtonLink href="/new" variant="primary" icon="plus">
      {t('records.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('records.greeting', { name: person.givenName })}
        meta={own.map(({ texts }) => inLanguage(texts.title, language)).join(' · ')}
        {...(canCreate && { actions: newRecord })}
      />
      <UnsentNotice />
      {own.length > 0 ? (
        <RecordList registries={own} canCreate={canCreate} />
      ) : (
        <NoAccess contacts={registries.data.accessContact} />
      )}
    </>
  );
}
