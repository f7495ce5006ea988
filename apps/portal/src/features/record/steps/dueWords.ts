import { dayOf, daysBetween, formatDay } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';

export interface DueWords {
  readonly text: string;
  readonly isLate: boolean;
}

/** Until when it is expected, in words. `due` is the first moment that is too late: a day lasts until its midnight. */
export function dueWords(due: string | undefined, now: string, t: Translate): DueWords | undefined {
  if (due === undefined) return undefined;
  const isLate = Date.parse(due) <= Date.parse(now);
  const last = dayOf(new Date(Date.parse(due) - 1).toISOString());
  const days = daysBetween(dayOf(now), last);
  const date = formatDay(last);
  if (isLate && days < 0) return { text: t('step.due.late', { days: -days, date }), isLate };
  if (isLate) return { text: t('step.due.lateToday'), isLate };
  return { text: days === 0 ? t('step.due.today') : t('step.due.by', { date }), isLate };
}
