import type { StepView } from '@greffe/client';
import { Banner, Button, ButtonLink, Row, Skeleton, StatusBadge } from '@greffe/ui';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useEntry } from '../../../api/queries.ts';
import { statusOf } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { fillingOf } from '../filling.ts';
import { FillingPane, type PageParts } from '../RecordPage/FillingPane.tsx';
import { focusHeading } from '../RecordPage/focusHeading.ts';
import { stepAddress } from '../steps/addresses.ts';
import { workflowStepOf } from '../workflowOf.ts';
import { EntryCause } from './EntryCause.tsx';
import styles from './EntryPanel.module.css';
import { entryLooks, entryTitle } from './entryWords.ts';

interface EntryPanelProps extends PageParts {
  readonly step: StepView;
  readonly entry: string;
  /** Somebody has asked for this entry; otherwise it is the one that the record opens at. */
  readonly isChosen: boolean;
}

/** One entry on the screen, above the list that it comes from: to fill in, or to read. */
export function EntryPanel(props: EntryPanelProps) {
  const { record, step, bundle } = props;
  const { t } = useLanguage();
  const found = useEntry(record.id, step.id, props.entry);
  const isThere = found.data !== undefined && found.isFetchedAfterMount;
  const { key } = useLocation();
  // `default` is the key of the visit's first page, where the browser has put the focus itself.
  const isChosen = props.isChosen && key !== 'default';
  useEffect(() => {
    if (isThere && isChosen) focusHeading();
  }, [isThere, isChosen]);
  const close = (
    <ButtonLink href={stepAddress(record.id, step.id)} size="small" variant="quiet" icon="close">
      {t('entry.close')}
    </ButtonLink>
  );
  if (found.isError) {
    return (
      <Banner
        tone="error"
        announce="assertive"
        title={t(statusOf(found.error) === 404 ? 'entry.notFound' : 'entries.failed')}
        actions={
          <Row>
            {statusOf(found.error) !== 404 && (
              <Button onPress={() => void found.refetch()}>{t('app.retry')}</Button>
            )}
            {close}
          </Row>
        }
      />
    );
  }
  // What another visit has left is older than the drafts saved since: a form never starts from it.
  if (!isThere) return <Skeleton shape="block" />;
  const entry = found.data;
  return (
    <section className={styles.entry} aria-labelledby="entry-title">
      <div className={styles.head}>
        <h3 id="entry-title" tabIndex={-1} className={styles.title}>
          {entryTitle(entry, record.facts.today, t)}
        </h3>
        <StatusBadge {...entryLooks[entry.status]}>{t(`entry.state.${entry.status}`)}</StatusBadge>
        <span className={styles.close}>{close}</span>
      </div>
      {entry.status === 'missed' && <Banner tone="warning">{t('entry.missedText')}</Banner>}
      <EntryCause record={record} bundle={bundle} step={step.id} entry={entry.entry} />
      <FillingPane
        {...props}
        filling={fillingOf(step, entry, workflowStepOf(bundle, record.recordType, step.id))}
        isReadable={step.isReadable && entry.status !== 'missed'}
        isLocked={entry.status === 'locked'}
        bundle={bundle}
      />
    </section>
  );
}
