import type { RecordView } from '@greffe/client';
import { Button, ConfirmDialog } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { RefusedBanner } from '../banners/RefusedBanner.tsx';
import type { Filling } from '../filling.ts';
import { useStepCommand } from '../useStepCommand.ts';

interface DeleteRecordProps {
  readonly record: RecordView;
  readonly filling: Filling;
  readonly support: string;
}

/** Deletes a record that was sent and is open again, after a question (CG-7). */
export function DeleteRecord({ record, filling, support }: DeleteRecordProps) {
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const deletion = useStepCommand(record);
  return (
    <>
      <Button icon="trash" onPress={() => setAsking(true)}>
        {t('delete.action')}
      </Button>
      {deletion.isError && (
        <RefusedBanner title={t('delete.failed')} error={deletion.error} support={support} />
      )}
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        title={t('delete.title')}
        confirmLabel={t('delete.action')}
        cancelLabel={t('app.cancel')}
        isPending={deletion.isPending}
        pendingLabel={t('app.loading')}
        onConfirm={() =>
          deletion.mutate({ type: 'delete', step: filling.id }, { onError: () => setAsking(false) })
        }
        onCancel={() => setAsking(false)}
      >
        {t('delete.text')}
      </ConfirmDialog>
    </>
  );
}
