import type { RecordView } from '@greffe/client';
import { StatusBadge } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { statusLooks } from './statusLooks.ts';

/** Where a record stands, in a word, a picture and a colour. */
export function RecordStatus({ status }: { readonly status: RecordView['status'] }) {
  const { t } = useLanguage();
  return <StatusBadge {...statusLooks[status]}>{t(`status.${status}`)}</StatusBadge>;
}
