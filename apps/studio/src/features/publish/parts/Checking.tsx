import { detailOf, isUnreachable } from '@greffe/client/app';
import { Banner, Button, Icon, Spinner } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Publish.module.css';
import type { Examination } from '../useExamination.ts';
import { useSeconds } from '../useSeconds.ts';

/** What is being looked at and for how long, each part until it is there; and what could not be looked at. */
export function Checking({ examination }: { readonly examination: Examination }) {
  const { t } = useLanguage();
  const { impact, records, isRunning, isStale, again } = examination;
  const seconds = useSeconds(isRunning);
  const error = impact.error ?? records.error;
  if (isRunning) {
    return (
      <div className={styles.checking}>
        <p role="status">{t('publish.checking')}</p>
        <ul>
          <CheckLine isDone={!impact.isFetching}>{t('publish.checking.form')}</CheckLine>
          <CheckLine isDone={!records.isFetching}>{t('publish.checking.records')}</CheckLine>
        </ul>
        {seconds >= 3 && <p aria-hidden="true">{t('publish.checking.since', { seconds })}</p>}
      </div>
    );
  }
  const retry = (
    <Button size="small" onPress={() => void again()}>
      {t('publish.again')}
    </Button>
  );
  if (error !== null) {
    return (
      <Banner tone="error" announce="assertive" title={t('publish.checkFailed')} actions={retry}>
        {isUnreachable(error) ? t('app.unreachable.text') : detailOf(error)}
      </Banner>
    );
  }
  if (!isStale) return null;
  return (
    <Banner tone="warning" announce="polite" title={t('publish.stale.title')} actions={retry}>
      {t('publish.stale.text')}
    </Banner>
  );
}

function CheckLine({ isDone, children }: { readonly isDone: boolean; readonly children: string }) {
  return (
    <li>
      {isDone ? <Icon name="check" /> : <Spinner />}
      {children}
    </li>
  );
}
