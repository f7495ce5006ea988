import type { RecordView } from '@greffe/client';
import { Button, ConfirmDialog } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { RefusedBanner } from '../banners/RefusedBanner.tsx';
import { addressOf, type Filling } from '../filling.ts';
import { useStepCommand } from '../useStepCommand.ts';

interface ReopenProps {
  readonly record: RecordView;
  readonly filling: Filling;
  /** It was sent: correcting it means sending it again, under the same code (CG-6). */
  readonly isSent: boolean;
  readonly support: string;
}

/** Opens a validated step again, to correct it. */
export function Reopen({ record, filling, isSent, support }: ReopenProps) {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const reopening = useStepCommand(record);
  return (
    <>
      {reopening.isError && (
        <RefusedBanner title={t('sent.reopenFailed')} error={reopening.error} support={support} />
      )}
      <div>
        <Button icon="undo" onPress={() => setAsking(true)}>
          {t('sent.reopen')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t(isSent ? 'sent.reopenTitle' : 'reopen.title')}
        confirmLabel={t('sent.reopen')}
        cancelLabel={t('app.cancel')}
        isPending={reopening.isPending}
        pendingLabel={t('app.loading')}
        onConfirm={() =>
          reopening.mutate({ type: 'reopen', ...addressOf(filling) }, { onError: () => setAsking(false) })
        }
        onCancel={() => setAsking(false)}
      >
        {t(isSent ? 'sent.reopenText' : 'reopen.text')}
      </ConfirmDialog>
    </>
  );
}
