import type { ApprovalView } from '@greffe/client/studio';

/**
 * How far the approval is: `open` where nothing is asked that counts (or nothing is needed), `asked` by the reader,
 * `answerable` by the reader, `approved` so that the reader may publish, `given` by the reader, who may not.
 */
export type Stage = 'open' | 'asked' | 'answerable' | 'approved' | 'given';

export function stageOf(approval: ApprovalView | undefined): Stage {
  const request = approval?.request;
  if (!approval?.isNeeded || !request || request.voidedBy) return 'open';
  if (request.answered === undefined) return approval.canAnswer ? 'answerable' : 'asked';
  if (request.answered.answer === 'refused') return 'open';
  return approval.canPublish ? 'approved' : 'given';
}
