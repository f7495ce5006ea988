import type { StudioRegistry, StudioVersion, WithdrawalImpact } from '@greffe/client/studio';
import { Banner, Button, Dialog, flushPendingCommits, Spinner, TextArea } from '@greffe/ui';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Home.module.css';
import { useHomeCommands } from './useHomeCommands.ts';

interface WithdrawDialogProps {
  readonly registry: StudioRegistry;
  readonly version: StudioVersion;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Takes a faulty version back for a reason: what takes its place and what becomes of its records is said first. */
export function WithdrawDialog({ registry, version, onClose, onDone }: WithdrawDialogProps) {
  const { t } = useLanguage();
  const api = useApi();
  const { withdraw, failure, isPending } = useHomeCommands(registry);
  const [reason, setReason] = useState<string>();
  const latest = useRef<string>(undefined);
  const [isMissing, setMissing] = useState(false);
  const impact = useQuery({
    queryKey: ['withdrawal', version.hash],
    queryFn: () => api.withdrawalImpact(version.hash),
    retry: false,
    gcTime: 0,
  });
  const isLast = impact.data?.isInForce === true && impact.data.successor === undefined;

  const send = async () => {
    flushPendingCommits();
    setMissing(latest.current === undefined);
    if (latest.current !== undefined && (await withdraw(version.hash, latest.current))) onDone();
  };

  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={t('home.withdraw.title', { version: version.version })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            variant="danger"
            isDisabled={impact.data === undefined || isLast}
            isPending={isPending}
            pendingLabel={t('app.loading')}
            onPress={() => void send()}
          >
            {t('home.withdraw.confirm')}
          </Button>
        </>
      }
    >
      {impact.isPending && <Spinner label={t('app.loading')} />}
      {impact.isError && <Banner tone="error" announce="assertive" title={t('app.unreachable.text')} />}
      {impact.data && <Meaning impact={impact.data} />}
      {failure !== undefined && <Banner tone="error" announce="assertive" title={failure} />}
      {!isLast && (
        <TextArea
          id={`withdraw-${version.hash}`}
          label={t('home.withdraw.reason')}
          help={t('home.withdraw.help')}
          isRequired
          rows={3}
          maxLength={2000}
          value={reason}
          error={isMissing ? t('home.stop.missing') : undefined}
          onCommit={(text) => {
            latest.current = text;
            setReason(text);
          }}
        />
      )}
    </Dialog>
  );
}

function Meaning({ impact }: { readonly impact: WithdrawalImpact }) {
  const { t } = useLanguage();
  const { isInForce, successor, records, recordsUnderWay } = impact;
  if (isInForce && successor === undefined) {
    return <Banner tone="warning">{t('home.withdraw.last')}</Banner>;
  }
  return (
    <ul className={styles.meaning}>
      <li>
        {successor
          ? t('home.withdraw.successor', { version: successor.version })
          : t('home.withdraw.notInForce')}
      </li>
      <li>{t('home.withdraw.records', { count: records, underWay: recordsUnderWay })}</li>
      <li>{t('home.withdraw.forGood')}</li>
    </ul>
  );
}
