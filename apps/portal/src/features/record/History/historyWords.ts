import type { HistoryEntry, RecordView } from '@greffe/client';
import type { Bundle, WorkflowStep } from '@greffe/definition';
import type { IconName, TimelineEvent } from '@greffe/ui';
import type { DefinitionTexts } from '../../language/definitionTexts.ts';
import { formatDay } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';
import { transmits, workflowStepOf } from '../workflowOf.ts';

type Look = { readonly tone: NonNullable<TimelineEvent['tone']>; readonly icon: IconName };

/** What a reader is told of, and how it looks. The engine's other events are its own bookkeeping. */
const looks = {
  created: { tone: 'neutral', icon: 'plus' },
  validated: { tone: 'success', icon: 'check' },
  undone: { tone: 'warning', icon: 'undo' },
  reopened: { tone: 'warning', icon: 'undo' },
  deleted: { tone: 'warning', icon: 'trash' },
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

/** Whether a reader is told: not of what the steps show themselves, nor of what follows at once from something told. */
function isTold(
  entry: HistoryEntry,
  { record, bundle }: HistoryGround,
): entry is HistoryEntry & { readonly type: Told } {
  if (!Object.hasOwn(looks, entry.type)) return false;
  // An entry that somebody adds is told of when it is filled in; one that an outcome asks for is news.
  if (entry.type === 'added') return entry.cause !== undefined;
  if (entry.type !== 'locked') return true;
  return entry.step !== undefined && transmits(workflowStepOf(bundle, record.recordType, entry.step));
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
  /** What, and where: the step, its round, its entry. */
  readonly title: string;
  /** Nobody did it: time passed, or it followed from what is told besides. */
  readonly isByItself: boolean;
  /** What came of it, or why. */
  readonly lines: readonly string[];
}

/** What happened, for a reader: the latest first. */
export function toldEvents(ground: HistoryGround): readonly ToldEvent[] {
  return ground.record.history
    .map((entry) => toldEvent(entry, ground))
    .filter((told) => told !== undefined)
    .reverse();
}

/** One event for a reader; nothing where it is the engine's own bookkeeping. */
export function toldEvent(entry: HistoryEntry, ground: HistoryGround): ToldEvent | undefined {
  if (!isTold(entry, ground)) return undefined;
  return {
    ...looks[entry.type],
    entry,
    title: titleOf(entry, ground),
    isByItself: ['locked', 'missed', 'roundStarted', 'ended', 'message'].includes(entry.type),
    lines: linesOf(entry, ground),
  };
}

function titleOf({ type, ...entry }: HistoryEntry & { readonly type: Told }, ground: HistoryGround): string {
  const { record, bundle, texts, t } = ground;
  if (type === 'message') return t('history.message', { subject: texts.message(entry.message ?? '') });
  const step = entry.step === undefined ? undefined : workflowStepOf(bundle, record.recordType, entry.step);
  const what = t(transmitsAt(type, step) ? 'history.transmitted' : `history.${type}`);
  // A new round and an end are the whole record's, whichever step they came from.
  const isWhole = type === 'roundStarted' || type === 'ended';
  const where = isWhole ? undefined : whereOf(entry, ground);
  return where === undefined ? what : t('history.at', { what, where });
}

/** Whether the record left with this: at once, or when the step could no longer be undone. */
function transmitsAt(type: Told, step: WorkflowStep | undefined): boolean {
  return transmits(step) && type === (step?.correction.mode === 'undo' ? 'locked' : 'validated');
}

/** A step as it is named beside others, with its entry and round; nothing where a record has no other. */
export function whereOf(
  entry: Pick<HistoryEntry, 'step' | 'entry' | 'round'>,
  { record, texts, t }: HistoryGround,
): string | undefined {
  if (entry.step === undefined || record.steps.length < 2) return undefined;
  const where = [
    texts.step(entry.step),
    entry.entry !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(entry.entry) ? formatDay(entry.entry) : undefined,
    entry.round !== undefined && entry.round > 1 ? t('step.round', { round: entry.round }) : undefined,
  ];
  return where.filter((each) => each !== undefined).join(' · ');
}

function linesOf(entry: HistoryEntry, { texts, t }: HistoryGround): readonly string[] {
  const { step, outcome, reason, text, steps, to, type } = entry;
  const lines = [
    step !== undefined && outcome !== undefined
      ? t('step.outcome', { outcome: texts.outcome(step, outcome) })
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
