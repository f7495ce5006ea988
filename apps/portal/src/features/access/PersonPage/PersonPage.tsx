import { PageHeader, Stack } from '@greffe/ui';
import { useParams } from 'react-router';
import { NotFoundPage, UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { statusOf } from '../../../app/problems.ts';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useAccessGround, usePerson } from '../queries.ts';
import { PersonAccess } from './PersonAccess.tsx';
import { PersonHandover } from './PersonHandover.tsx';
import { PersonHistory } from './PersonHistory.tsx';

/** One person: what they hold and held, who stands in for them, what waits for them and who else can do it, and who gave, confirmed and ended it. */
export function PersonPage() {
  const { t } = useLanguage();
  const { person: id = '' } = useParams();
  const person = usePerson(id);
  const ground = useAccessGround();
  const isOwn = person.data?.isOwn === true;
  const name = person.data?.person.name ?? '';
  const title = isOwn ? t('person.own.title') : name;
  usePage(title, { isReady: person.isSuccess });

  if (statusOf(person.error) === 404) return <NotFoundPage />;
  if (person.isError) return <UnreachablePage onRetry={() => void person.refetch()} />;
  if (!person.isSuccess) return <PageLoading />;
  // Who may give nothing has no list to go back to.
  const hasList = ground.data && (ground.data.registries.length > 0 || ground.data.isAdministrator);
  return (
    <Stack gap={6}>
      <PageHeader
        {...(hasList && {
          crumbs: [{ label: t('access.title'), href: '/access' }],
          crumbsLabel: t('app.crumbs'),
        })}
        title={title}
        meta={isOwn ? t('person.own.lead') : t('person.lead')}
      />
      <PersonAccess view={person.data} mayGive={(ground.data?.registries.length ?? 0) > 0} />
      {person.data.handover.length > 0 && <PersonHandover view={person.data} />}
      <PersonHistory view={person.data} />
    </Stack>
  );
}
