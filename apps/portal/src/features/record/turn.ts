import type { RecordView, StepView } from '@greffe/client';

/** Whose turn it is (CO-7), for the sentence under the record's title. */
export type Turn =
  | { readonly kind: 'yours' }
  | { readonly kind: 'corrections' }
  | { readonly kind: 'receiver' }
  | { readonly kind: 'others'; readonly roles: readonly string[] }
  | { readonly kind: 'waits'; readonly step: string; readonly waitsFor: readonly string[] }
  | { readonly kind: 'nobody' };

type Steps = Pick<RecordView, 'steps'>;

/** Entries of a repeated step that can be filled in now. */
export function entriesToFill({ tally }: Pick<StepView, 'tally'>): number {
  return tally ? tally.open + tally.draft : 0;
}

const isUnfinished = ({ status }: StepView) => status === 'open' || status === 'draft';

/** Whether it is for somebody with these roles to act; a repeated step says so by its entries. */
export function isMyTurn(step: StepView, myRoles: readonly string[]): boolean {
  if (step.commands.includes('validate')) return true;
  const isMine = step.roles.some((role) => myRoles.includes(role));
  return isMine && isUnfinished(step) && entriesToFill(step) > 0;
}

/** Whether somebody is waited for; of a repeated step, whether an entry can be filled in now. */
export function isSomebodysTurn(step: StepView): boolean {
  return isUnfinished(step) && (step.repeat === undefined || entriesToFill(step) > 0);
}

export function turnOf(record: Pick<RecordView, 'status' | 'steps'>, myRoles: readonly string[] = []): Turn {
  if (record.status === 'sending') return { kind: 'receiver' };
  const isToCorrect = record.status === 'correctionsNeeded';
  if (record.steps.some((step) => isMyTurn(step, myRoles)))
    return { kind: isToCorrect ? 'corrections' : 'yours' };
  // What was validated has to be opened again first, by who may.
  if (isToCorrect && record.steps.some(({ commands }) => commands.includes('reopen')))
    return { kind: 'corrections' };
  const roles = [...new Set(record.steps.filter(isSomebodysTurn).flatMap((step) => step.roles))];
  if (roles.length > 0) return { kind: 'others', roles };
  const waiting = record.steps.find((step) => step.status === 'waiting' && step.waitsFor.length > 0);
  if (waiting) {
    return { kind: 'waits', step: waiting.id, waitsFor: waiting.waitsFor.map(({ step }) => step) };
  }
  return { kind: 'nobody' };
}

/**
 * The step to open: the first that waits for the reader, else one that entries can be added to, else the first that is
 * not finished, else the first.
 */
export function stepToOpen(record: Steps, myRoles: readonly string[] = []): StepView | undefined {
  const { steps } = record;
  return (
    steps.find((step) => isMyTurn(step, myRoles)) ??
    steps.find(({ commands }) => commands.includes('save') || commands.includes('add')) ??
    steps.find(isUnfinished) ??
    steps.find(({ status }) => status === 'waiting') ??
    steps.at(0)
  );
}
