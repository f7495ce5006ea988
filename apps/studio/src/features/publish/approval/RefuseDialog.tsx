import { Button, Dialog, flushPendingCommits, TextArea } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';

interface RefuseDialogProps {
  readonly version: string;
  readonly isPending: boolean;
  readonly onRefuse: (reason: string) => void;
  readonly onClose: () => void;
}

/** Refuses to approve a version, for a reason that whoever asked reads. */
export function RefuseDialog({ version, isPending, onRefuse, onClose }: RefuseDialogProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<string>();
  const latest = useRef<string>(undefined);
  const [isMissing, setMissing] = useState(false);
  const send = () => {
    flushPendingCommits();
    setMissing(latest.current === undefined);
    if (latest.current !== undefined) onRefuse(latest.current);
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={t('publish.refuse.title', { version })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="danger" isPending={isPending} pendingLabel={t('app.loading')} onPress={send}>
            {t('publish.refuse.confirm')}
          </Button>
        </>
      }
    >
      <TextArea
        id="publish-refuse-reason"
        label={t('publish.refuse.reason')}
        help={t('publish.refuse.help')}
        isRequired
        rows={3}
        maxLength={2000}
        value={reason}
        error={isMissing ? t('publish.refuse.missing') : undefined}
        onCommit={(text) => {
          latest.current = text;
          setReason(text);
        }}
      />
    </Dialog>
  );
}
