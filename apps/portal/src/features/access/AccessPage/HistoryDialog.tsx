import type { GrantView } from '@greffe/client';
import { Button, Dialog, Timeline } from '@greffe/ui';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useGrantHistory } from '../queries.ts';
import { lastDay } from '../words.ts';

interface HistoryDialogProps {
  readonly grant: GrantView | undefined;
  readonly onClose: () => void;
}

const icons = { granted: 'plus', ended: 'lock', confirmed: 'check' } as const;

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
      {history.data && (
        <Timeline
          label={t('access.history')}
          events={history.data.events.map(({ at, what, by, reason, until }, index) => ({
            id: String(index),
            title: t(`access.event.${what}`),
            time: formatDateTime(at),
            dateTime: at,
            by,
            icon: icons[what],
            detail:
              what === 'ended'
                ? reason !== '' && <p>{reason}</p>
                : until !== undefined && <p>{t('access.event.until', { day: lastDay(until) })}</p>,
          }))}
        />
      )}
    </Dialog>
  );
}
