import type { RecordView } from '@greffe/client';
import type { StatusBadgeProps } from '@greffe/ui';

/** How each status looks; its words and its picture say it as well. */
export const statusLooks: Readonly<Record<RecordView['status'], Pick<StatusBadgeProps, 'tone' | 'icon'>>> = {
  open: { tone: 'info', icon: 'pencil' },
  sending: { tone: 'warning', icon: 'clock' },
  sent: { tone: 'success' },
  correctionsNeeded: { tone: 'error' },
  deleted: { tone: 'neutral', icon: 'trash' },
  closed: { tone: 'neutral', icon: 'lock' },
};
