import { ProblemError } from '@greffe/client';
import { detailOf, isUnreachable, statusOf } from '@greffe/client/app';
import { Banner, Button, ButtonLink } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { FindingList } from '../parts/FindingList.tsx';
import type { Failure } from './usePublication.ts';

interface PublicationFailureProps {
  readonly failure: Failure;
  /** Takes over what others changed, and looks at the draft again. */
  readonly onAgain: () => void;
}

/** Why nothing was published or asked, and what can be done about it. */
export function PublicationFailure({ failure, onAgain }: PublicationFailureProps) {
  const { t } = useLanguage();
  const { error } = failure;
  if (isUnreachable(error)) {
    return (
      <Banner tone="error" announce="assertive" title={t('publish.failed.unreachable')}>
        {t('publish.failed.unreachable.text')}
      </Banner>
    );
  }
  if (statusOf(error) === 401) {
    return (
      <Banner
        tone="error"
        announce="assertive"
        title={t('publish.failed')}
        actions={
          <ButtonLink
            size="small"
            href={`/auth/login?returnTo=${encodeURIComponent(window.location.pathname)}`}
          >
            {t('session.signIn.action')}
          </ButtonLink>
        }
      >
        {detailOf(error)}
      </Banner>
    );
  }
  const findings = error instanceof ProblemError ? error.problem.findings : undefined;
  const faults = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return (
    <Banner
      tone="error"
      announce="assertive"
      title={statusOf(error) === 412 ? t('publish.failed.changed') : t('publish.failed')}
      actions={
        <Button size="small" onPress={onAgain}>
          {t('publish.again')}
        </Button>
      }
    >
      <p>{statusOf(error) === 412 ? t('publish.failed.changed.text') : detailOf(error)}</p>
      {faults.map(({ pointer, message }) => (
        <p key={`${pointer} ${message}`}>{message}</p>
      ))}
      {findings && <FindingList findings={findings} />}
    </Banner>
  );
}
