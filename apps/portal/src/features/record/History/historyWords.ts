import type { HistoryEntry, RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import type { IconName, TimelineEvent } from '@greffe/ui';
import type { DefinitionTexts } from '../../language/definitionTexts.ts';
import { formatDay } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';
import { transmits, workflowStepOf } from '../workflowOf.ts';

type Look = { readonly tone: NonNullable<TimelineEvent['tone']>; readonly icon: IconName };

/** What a reader is told of, and how it looks. The engine's other events are its own bookkeeping. */
const looks = {
  created: { tone: 'neutral', icon: 'plus' },
  begun: { tone: 'neutral', icon: 'pencil' },
  validated: { tone: 'success', icon: 'check' },
  undone: { tone: 'warning', icon: 'undo' },
  reopened: { tone: 'warning', icon: 'undo' },
  locked: { tone: 'neutral', icon: 'lock' },
  unlocked: { tone: 'warning', icon: 'lock' },
  annotated: { tone: 'info', icon: 'pencil' },
  roundStarted: { tone: 'info', icon: 'undo' },
  ended: { tone: 'info', icon: 'check-circle' },
  added: { tone: 'neutral', icon: 'plus' },
  missed: { tone: 'warning', icon: 'alert' },
  acknowledged: { tone: 'success', icon: 'check-circle' },
  correctionsRequested: { tone: 'error', icon: 'alert' },
  moved: { tone: 'neutral', icon: 'pencil' },
  message: { tone: 'neutral', icon: 'send' },
} satisfies Partial<Record<HistoryEntry['type'], Look>>;

type Told = keyof typeof looks;

function isTold(entry: HistoryEntry): entry is HistoryEntry & { readonly type: Told } {
  if (!Object.hasOwn(looks, entry.type)) return false;
  // Of a diary's day, that it was filled in or missed is news; that it was begun, or can no longer be undone, is not.
  return entry.entry === undefined || (entry.type !== 'locked' && entry.type !== 'begun');
}

export interface HistoryGround {
  readonly record: RecordView;
  readonly bundle: Bundle;
  readonly texts: DefinitionTexts;
  readonly t: Translate;
}

/** An event as it is told. */
export interface ToldEvent extends Look {
  readonly entry: HistoryEntry;
  readonly title: string;
  /** Where: the step, its round, its entry. */
  readonly where: string | undefined;
  /** What came of it, or why. */
  readonly lines: readonly string[];
}

/** What happened, for a reader: the latest first. */
export function toldEvents(ground: HistoryGround): readonly ToldEvent[] {
  return ground.record.history
    .filter(isTold)
    .map((entry) => ({
      ...looks[entry.type],
      entry,
      title: titleOf(entry, ground),
      where: whereOf(entry, ground),
      lines: linesOf(entry, ground),
    }))
    .reverse();
}

function titleOf(
  entry: HistoryEntry & { readonly type: Told },
  { record, bundle, texts, t }: HistoryGround,
): string {
  if (entry.type === 'message') return t('history.message', { subject: texts.message(entry.message ?? '') });
  if (entry.type === 'validated' && entry.step !== undefined) {
    const step = workflowStepOf(bundle, record.recordType, entry.step);
    return t(transmits(step) ? 'history.transmitted' : 'history.validated');
  }
  return t(`history.${entry.type}`);
}

function whereOf(entry: HistoryEntry, { record, texts, t }: HistoryGround): string | undefined {
  if (entry.step === undefined || record.steps.length < 2) return undefined;
  const where = [
    texts.step(entry.step),
    entry.entry !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(entry.entry) ? formatDay(entry.entry) : undefined,
    entry.round !== undefined && entry.round > 1 ? t('step.round', { round: entry.round }) : undefined,
  ];
  return where.filter((each) => each !== undefined).join(' · ');
}

function linesOf(entry: HistoryEntry, { texts, t }: HistoryGround): readonly string[] {
  const { step, outcome, reason, text, steps, to, cause, type } = entry;
  const lines = [
    step !== undefined && outcome !== undefined
      ? t('step.outcome', { outcome: texts.outcome(step, outcome) })
      : undefined,
    type === 'locked' && (cause === 'window' || cause === 'dependent')
      ? t(`history.locked.${cause}`)
      : undefined,
    reason === undefined ? undefined : t('history.reason', { reason }),
    text,
    type === 'roundStarted' && steps
      ? t('history.again', { steps: steps.map(texts.step).join(', ') })
      : undefined,
    to === undefined ? undefined : t('history.to', { roles: to.map(texts.role).join(', ') }),
  ];
  return lines.filter((line) => line !== undefined);
}
