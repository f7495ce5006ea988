import type { EntryView, StepView } from '@greffe/client';
import type { StatusBadgeProps, TallyPart } from '@greffe/ui';
import { daysBetween, formatDateTime, formatDay } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';

/** How each state of an entry looks; its words say it as well. */
export const entryLooks: Readonly<Record<EntryView['status'], Pick<StatusBadgeProps, 'tone' | 'icon'>>> = {
  scheduled: { tone: 'neutral', icon: 'calendar' },
  open: { tone: 'info', icon: 'pencil' },
  draft: { tone: 'info', icon: 'pencil' },
  validated: { tone: 'success' },
  locked: { tone: 'success', icon: 'lock' },
  missed: { tone: 'warning' },
};

/** An entry's name: its day, or when it was filled in. */
export function entryTitle(entry: EntryView, today: string, t: Translate): string {
  if (entry.due === undefined) {
    const at = entry.validatedAt ?? entry.savedAt;
    if (at !== undefined) return t('entry.of', { time: formatDateTime(at) });
    // An entry that an outcome has asked for is counted.
    return /^\d{1,6}$/.test(entry.entry) ? t('entry.number', { number: entry.entry }) : t('entry.new');
  }
  const date = formatDay(entry.due);
  const days = daysBetween(entry.due, today);
  if (days === 0) return t('entry.today', { date });
  return days === 1 ? t('entry.yesterday', { date }) : date;
}

/** Entries of a repeated step by what they ask of somebody; a schedule alone can be missed, or is still to come. */
export function tallyParts({ tally, repeat }: StepView, t: Translate): readonly TallyPart[] {
  const of = tally ?? { scheduled: 0, open: 0, draft: 0, validated: 0, locked: 0, missed: 0 };
  const isScheduled = repeat === 'daily' || repeat === 'days';
  const part = (id: 'due' | 'done' | 'missed' | 'scheduled', count: number, tone: TallyPart['tone']) => ({
    id,
    label: t(`entries.${id}`, { count }),
    count,
    tone,
  });
  const parts = [
    part('due', of.open + of.draft, 'info'),
    part('done', of.validated + of.locked, 'success'),
    part('missed', of.missed, 'warning'),
    part('scheduled', of.scheduled, 'neutral'),
  ];
  return isScheduled ? parts : parts.slice(0, 2);
}

/** The entry that is expected today, else the first that can be filled in. */
export function entryToFill(items: readonly EntryView[], today: string): EntryView | undefined {
  const open = items.filter(({ commands }) => commands.includes('validate'));
  return open.find(({ due }) => due === today) ?? open[0];
}
