import { formatDay } from '@greffe/client/app';
import type { EntryRow } from '@greffe/workflow';
import type { useLanguage } from '../language/LanguageProvider.tsx';

/** What an entry is called: its day, or its number. */
export const entryWords = ({ due, entry }: EntryRow, t: ReturnType<typeof useLanguage>['t']): string =>
  due === undefined ? t('preview.entry.number', { number: entry }) : formatDay(due);
