import type { RecordView, StepView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import type { DefinitionTexts } from '../../language/definitionTexts.ts';
import { dayOf, daysBetween, formatDate } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';
import { isMyTurn, isSomebodysTurn } from '../turn.ts';
import { decidingSteps, workflowStepOf } from '../workflowOf.ts';
import { type DueWords, dueWords } from './dueWords.ts';

/** What the words of a step are made from. */
export interface StepGround {
  readonly record: RecordView;
  readonly bundle: Bundle;
  readonly texts: DefinitionTexts;
  readonly t: Translate;
  /** The reader's roles in this registry. */
  readonly myRoles: readonly string[];
}

/** Where a step stands, in words. */
export function stateWords(step: StepView, ground: StepGround): string {
  const { t } = ground;
  if (step.status === 'validated' && step.until !== undefined) return t('step.state.undoable');
  if (step.status === 'open' && step.repeat !== undefined) return t('step.state.running');
  if (step.status === 'skipped' && mayStillApply(step, ground)) return t('step.state.notNow');
  return t(`step.state.${step.status}`);
}

/** "depuis hier": a day that is near by its name, any other by its date. */
export function sinceWords(since: string, now: string, t: Translate): string {
  const days = daysBetween(dayOf(since), dayOf(now));
  if (days <= 0) return t('since.today');
  return days === 1 ? t('since.yesterday') : t('since.date', { date: formatDate(since) });
}

/** Whose turn it is and since when; nothing where nobody is waited for. */
export function turnWords(step: StepView, ground: StepGround): string | undefined {
  const { record, texts, t } = ground;
  const since = sinceWords(step.since, record.now, t);
  if (isMyTurn(step, ground.myRoles)) return t('step.turn.yours', { since });
  if (!isSomebodysTurn(step) || step.roles.length === 0) return undefined;
  return t('step.turn.others', { roles: step.roles.map(texts.role).join(', '), since });
}

/** Why it waits, or why it does not apply, in one sentence. */
export function waitWords(step: StepView, ground: StepGround): string | undefined {
  const { record, bundle, texts, t } = ground;
  if (step.status === 'skipped') {
    if (record.ended && !isDecidedAgainst(step, ground)) return t('step.skipped.ended');
    const steps = decidingSteps(workflowStepOf(bundle, record.recordType, step.id));
    return steps.length === 0
      ? undefined
      : t('step.skipped.because', { steps: steps.map(texts.step).join(', ') });
  }
  const [first] = step.waitsFor;
  if (step.status !== 'waiting' || !first) return undefined;
  const named = step.waitsFor
    .filter(({ why }) => why === first.why)
    .map((each) => ownerOf(each.step, ground));
  return t(first.why === 'requires' ? 'step.waits.requires' : 'step.waits.condition', {
    steps: named.join(', '),
  });
}

/** Whether what decides about a step is still to be done: a further round can ask for it. */
function mayStillApply(step: StepView, { record, bundle }: StepGround): boolean {
  if (record.ended) return false;
  const deciding = decidingSteps(workflowStepOf(bundle, record.recordType, step.id));
  return record.steps.some(({ id, status }) => deciding.includes(id) && !isDone(status));
}

const isDone = (status: StepView['status']) => ['validated', 'locked', 'skipped'].includes(status);

/** A step that is waited for, with whose turn it is there, where it is somebody's. */
function ownerOf(id: string, { record, texts, t }: StepGround): string {
  const awaited = record.steps.find((each) => each.id === id);
  const roles = awaited && isSomebodysTurn(awaited) ? awaited.roles.map(texts.role) : [];
  const step = texts.step(id);
  return roles.length === 0 ? step : t('step.waits.of', { step, roles: roles.join(', ') });
}

/** Whether its own condition left it out, and not the end of the record. */
function isDecidedAgainst(step: StepView, { record, bundle }: StepGround): boolean {
  const ended = record.ended?.step;
  const decides = decidingSteps(workflowStepOf(bundle, record.recordType, step.id));
  return decides.length > 0 && !decides.every((each) => each === ended);
}

/** The due date of a step that is not done. */
export function stepDue(step: StepView, ground: StepGround): DueWords | undefined {
  return isDone(step.status) ? undefined : dueWords(step.due, ground.record.now, ground.t);
}
