import type { GrantView } from '@greffe/client';
import { Button, Dialog, Timeline } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { grantEvents } from '../grantEvents.tsx';
import { useGrantHistory } from '../queries.ts';

interface HistoryDialogProps {
  readonly grant: GrantView | undefined;
  readonly onClose: () => void;
}

/** Who gave, confirmed and ended an access, and why. */
export function HistoryDialog({ grant, onClose }: HistoryDialogProps) {
  const { t } = useLanguage();
  const history = useGrantHistory(grant);
  return (
    <Dialog
      isOpen={grant !== undefined}
      title={t('access.history.title', { name: grant?.person.name ?? '' })}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('access.close')}</Button>}
    >
      {history.isPending && <p role="status">{t('app.loading')}</p>}
      {history.isError && <p role="alert">{t('app.unreachable.text')}</p>}
      {history.data && <Timeline label={t('access.history')} events={grantEvents(history.data.events, t)} />}
    </Dialog>
  );
}
