import type { DraftImpact, RecordsImpact } from '@greffe/client/studio';
import { ConfirmDialog } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Publish.module.css';
import { useSeconds } from '../useSeconds.ts';

interface ConfirmPublicationProps {
  readonly version: string;
  readonly title: string;
  readonly impact: DraftImpact;
  readonly records: RecordsImpact | undefined;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Says what happens at once, what does not, and how it can be taken back. */
export function ConfirmPublication(props: ConfirmPublicationProps) {
  const { version, title, impact, records, isPending, onConfirm, onCancel } = props;
  const { t } = useLanguage();
  const seconds = useSeconds(isPending);
  const losses = impact.changes.filter((change) => change.impact === 'loss').length;
  return (
    <ConfirmDialog
      isOpen
      title={t('publish.confirm.title', { version, title })}
      confirmLabel={t('publish.confirm', { version })}
      cancelLabel={t('app.cancel')}
      isPending={isPending}
      pendingLabel={t('publish.publishing')}
      onConfirm={onConfirm}
      onCancel={() => {
        // What was sent cannot be called back: the answer is waited for.
        if (!isPending) onCancel();
      }}
    >
      <ul className={styles.meaning}>
        <li>
          {impact.inForce === undefined
            ? t('publish.confirm.first')
            : t('publish.confirm.newRecords', { version: impact.inForce.version })}
        </li>
        {impact.inForce !== undefined && (
          <li>
            {records === undefined
              ? t('publish.confirm.recordsStay')
              : t('publish.records.stay', { count: records.recordsUnderWay })}
          </li>
        )}
        {losses > 0 && <li>{t('publish.confirm.losses', { count: losses })}</li>}
        <li>{t('publish.confirm.forGood')}</li>
      </ul>
      {isPending && (
        <p aria-hidden="true">
          {t('publish.publishing')} {seconds >= 3 && t('publish.checking.since', { seconds })}
        </p>
      )}
    </ConfirmDialog>
  );
}
