import type { OwnSessions } from '@greffe/client';
import { Banner, ButtonLink, PageHeader, Section, Stack } from '@greffe/ui';
import { useState } from 'react';
import { UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { statusOf } from '../../../app/problems.ts';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { SessionHistory } from '../SessionHistory.tsx';
import { SessionList } from '../SessionList/SessionList.tsx';
import { useEndSession, useOwnSessions } from '../useOwnSessions.ts';

/** Where one is signed in, what became of one's sessions, and the way out of each and all of them. */
export function OwnSessionsPage() {
  const { t } = useLanguage();
  const { data, isError, refetch } = useOwnSessions();
  usePage(t('sessions.title'), { isReady: data !== undefined });
  if (data) return <Sessions view={data} />;
  return isError ? <UnreachablePage onRetry={() => void refetch()} /> : <PageLoading />;
}

function Sessions({ view }: { readonly view: OwnSessions }) {
  const { t } = useLanguage();
  const end = useEndSession();
  const [ended, setEnded] = useState<'one' | 'others' | undefined>();
  const hasFailed = end.isError && statusOf(end.error) !== 404;

  async function endAndSay(id: string | undefined): Promise<void> {
    setEnded(undefined);
    await end.mutateAsync(id).then(
      () => setEnded(id === undefined ? 'others' : 'one'),
      () => undefined,
    );
    // The button that was pressed is gone with its session.
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  return (
    <Stack gap={6}>
      <PageHeader title={t('sessions.title')} meta={t('sessions.text')} />
      {ended && (
        <Banner tone="success" announce="polite">
          {t(`sessions.ended.${ended}`)}
        </Banner>
      )}
      {hasFailed && (
        <Banner tone="error" announce="assertive">
          {t('sessions.failed')}
        </Banner>
      )}
      <Section id="sessions" title={t('sessions.now')}>
        <SessionList sessions={view.sessions} isPending={end.isPending} onEnd={(id) => void endAndSay(id)} />
      </Section>
      <Section
        id="everywhere"
        title={t('sessions.everywhere.title')}
        description={t('sessions.everywhere.text')}
      >
        <ButtonLink href="/sign-out?everywhere=true" icon="sign-out">
          {t('sessions.everywhere.action')}
        </ButtonLink>
      </Section>
      <SessionHistory events={view.history} />
    </Stack>
  );
}
