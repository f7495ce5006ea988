import type { StudioRegistry } from '@greffe/client/studio';
import { Banner, Button, Dialog, flushPendingCommits, TextArea } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useHomeCommands } from './useHomeCommands.ts';

interface StopDialogProps {
  readonly registry: StudioRegistry;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Stops a registry in an emergency: no new records from now on, and the reason is shown to whoever wants one. */
export function StopDialog({ registry, title, isOpen, onClose }: StopDialogProps) {
  const { t } = useLanguage();
  const { stop, failure, isPending } = useHomeCommands(registry);
  const [reason, setReason] = useState<string>();
  const latest = useRef<string>(undefined);
  const [isMissing, setMissing] = useState(false);

  const send = async () => {
    flushPendingCommits();
    setMissing(latest.current === undefined);
    if (latest.current !== undefined && (await stop(latest.current))) onClose();
  };

  return (
    <Dialog
      isOpen={isOpen}
      role="alertdialog"
      title={t('home.stop.title', { title })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="danger" isPending={isPending} onPress={() => void send()}>
            {t('home.stop.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('home.stop.text')}</p>
      {failure !== undefined && <Banner tone="error" announce="assertive" title={failure} />}
      <TextArea
        id={`stop-${registry.id}`}
        label={t('home.stop.reason')}
        isRequired
        rows={3}
        maxLength={500}
        value={reason}
        error={isMissing ? t('home.stop.missing') : undefined}
        onCommit={(text) => {
          latest.current = text;
          setReason(text);
        }}
      />
    </Dialog>
  );
}
