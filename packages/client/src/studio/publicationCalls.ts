import type { Call } from '../createCalls.ts';
import type {
  ApprovalAnswer,
  ApprovalView,
  DraftFindings,
  DraftImpact,
  PublishedVersion,
  RecordsImpact,
  WithdrawalImpact,
} from './types.ts';

/** What is published, or asked to be approved. */
export interface Publication {
  readonly version: string;
  readonly notes: string;
}

/** The revision that was looked at, and the key that makes a repetition harmless. */
export interface Sending {
  readonly revision: number;
  readonly idempotencyKey: string;
}

/** Milliseconds: a check may wait its turn, and then take a minute. */
const patience = 150_000;

/** The calls about publishing: what it would mean, who must agree, doing it, and taking it back. */
export function createPublicationCalls(json: <Body>(path: string, call?: Call) => Promise<Body>) {
  const draftPath = (id: string) => `/api/studio/drafts/${encodeURIComponent(id)}`;
  const versionPath = (hash: string) => `/api/studio/versions/${encodeURIComponent(hash)}`;
  const post = { method: 'POST', timeout: patience };
  return {
    /** How many faults a draft has; a draft that was not looked at since it changed is checked. */
    draftFindings: (id: string) => json<DraftFindings>(`${draftPath(id)}/findings`, { timeout: patience }),

    /** Differences, findings, proofs and cases. Takes as long as the checks. */
    impact: (id: string) => json<DraftImpact>(`${draftPath(id)}/impact`, { timeout: patience }),

    /** What would become of the records under way if they were moved. Takes as long as there are records. */
    recordsImpact: (id: string) =>
      json<RecordsImpact>(`${draftPath(id)}/impact/records`, { timeout: patience }),

    /** Publishes a draft as it was seen; 412 when somebody changed it, 409 with what stands in the way. */
    publish: (id: string, body: Publication, sending: Sending) =>
      json<PublishedVersion>(`${draftPath(id)}/publish`, { ...post, body, ...sending }),

    approval: (id: string) => json<ApprovalView>(`${draftPath(id)}/approval`),

    /** Asks another administrator to approve a draft as it was seen. */
    askForApproval: (id: string, body: Publication, sending: Sending) =>
      json<ApprovalView>(`${draftPath(id)}/approval`, { ...post, body, ...sending }),

    answerApproval: (id: string, body: ApprovalAnswer, idempotencyKey: string) =>
      json<ApprovalView>(`${draftPath(id)}/approval/answer`, { ...post, body, idempotencyKey }),

    /** What withdrawing a version would mean; changes nothing. */
    withdrawalImpact: (hash: string) => json<WithdrawalImpact>(`${versionPath(hash)}/withdrawal`),

    /** Withdraws a version for a reason; answers what is in force instead, where that changed. */
    withdraw: (hash: string, reason: string, idempotencyKey: string) =>
      json<{ readonly inForce?: string }>(`${versionPath(hash)}/withdraw`, {
        ...post,
        body: { reason },
        idempotencyKey,
      }),
  };
}
