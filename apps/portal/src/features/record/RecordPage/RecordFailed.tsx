import { Button, ButtonLink } from '@greffe/ui';
import { useLocation, useParams } from 'react-router';
import { MessagePage } from '../../../app/messagePages.tsx';
import { detailOf, isUnreachable, statusOf } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { signInAddress } from '../../session/signInAddress.ts';
import { EraseUnsent } from '../../unsent/EraseUnsent.tsx';

interface RecordFailedProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** A record that cannot be shown. One that is absent and one that is forbidden answer alike (CO-9). */
export function RecordFailed({ error, onRetry }: RecordFailedProps) {
  const { t } = useLanguage();
  const { pathname } = useLocation();
  const { recordId = '' } = useParams();
  const status = statusOf(error);
  if (status === 404 || status === 400) {
    return (
      <>
        <MessagePage
          icon="search"
          title={t('record.notFound.title')}
          text={t('record.notFound.text')}
          action={
            <ButtonLink href="/" variant="primary">
              {t('app.backToRecords')}
            </ButtonLink>
          }
        />
        <EraseUnsent record={recordId} text={t('unsent.left.unreachable')} />
      </>
    );
  }
  if (status === 401) {
    return (
      <MessagePage
        icon="lock"
        title={t('session.expired.title')}
        text={t('session.signInHint')}
        action={
          <ButtonLink href={signInAddress(pathname)} variant="primary">
            {t('session.signIn')}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <MessagePage
      icon="cloud"
      title={t('record.failed.title')}
      text={isUnreachable(error) ? t('app.unreachable.text') : (detailOf(error) ?? '')}
      action={
        <Button variant="primary" onPress={onRetry}>
          {t('app.retry')}
        </Button>
      }
    />
  );
}
