import type { RecordView } from '@greffe/client';
import { Banner, Button, ConfirmDialog } from '@greffe/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { keys } from '../../../api/queries.ts';
import { detailOf, isUnreachable, statusOf } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';

/** Opens a sent record again, to correct it and send it anew under the same code (CG-6). */
export function Reopen({ record, step }: { readonly record: RecordView; readonly step: string }) {
  const api = useApi();
  const queries = useQueryClient();
  const { t } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const key = useRef<string>(undefined);
  const reopening = useMutation({
    mutationFn: () => {
      key.current ??= crypto.randomUUID();
      return api.command(
        record.id,
        { type: 'reopen', step },
        { revision: record.revision, idempotencyKey: key.current },
      );
    },
    onSuccess: (view) => {
      queries.setQueryData(keys.record(record.id), view);
      void queries.invalidateQueries({ queryKey: [...keys.records, 'list'] });
    },
    onError: (error) => {
      setAsking(false);
      if (!isUnreachable(error)) key.current = undefined;
      if (statusOf(error) === 412) void queries.invalidateQueries({ queryKey: keys.record(record.id) });
    },
  });

  return (
    <>
      {reopening.isError && (
        <Banner tone="error" announce="assertive" title={t('sent.reopenFailed')}>
          {detailOf(reopening.error) ?? t('app.unreachable.text')}
        </Banner>
      )}
      <div>
        <Button icon="undo" onPress={() => setAsking(true)}>
          {t('sent.reopen')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('sent.reopenTitle')}
        confirmLabel={t('sent.reopen')}
        cancelLabel={t('app.cancel')}
        isPending={reopening.isPending}
        pendingLabel={t('app.loading')}
        onConfirm={() => reopening.mutate()}
        onCancel={() => setAsking(false)}
      >
        {t('sent.reopenText')}
      </ConfirmDialog>
    </>
  );
}
