import type { RecordView } from '@greffe/client';

/** Whose turn it is (CO-7), for the sentence under the record's title. */
export type Turn =
  | { readonly kind: 'yours' }
  | { readonly kind: 'corrections' }
  | { readonly kind: 'receiver' }
  | { readonly kind: 'others'; readonly roles: readonly string[] }
  | { readonly kind: 'waits'; readonly step: string; readonly waitsFor: readonly string[] }
  | { readonly kind: 'nobody' };

export function turnOf(record: Pick<RecordView, 'status' | 'steps'>): Turn {
  if (record.status === 'sending') return { kind: 'receiver' };
  const isMine = record.steps.some((step) => step.commands.includes('validate'));
  if (isMine) return { kind: record.status === 'correctionsNeeded' ? 'corrections' : 'yours' };
  const unfinished = record.steps.filter((step) => step.status === 'open' || step.status === 'draft');
  const roles = [...new Set(unfinished.flatMap((step) => step.roles))];
  if (roles.length > 0) return { kind: 'others', roles };
  const waiting = record.steps.find((step) => step.status === 'waiting' && step.waitsFor.length > 0);
  if (waiting) return { kind: 'waits', step: waiting.id, waitsFor: waiting.waitsFor };
  return { kind: 'nobody' };
}

/** The step to open: the first that can be written, else the last that holds something, else the first. */
export function stepToOpen(record: Pick<RecordView, 'steps'>): RecordView['steps'][number] | undefined {
  return record.steps.find((step) => step.commands.includes('save')) ?? record.steps.at(0);
}
