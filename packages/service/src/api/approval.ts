import { z } from '@hono/zod-openapi';
import { contentHash, instant } from './common.ts';
import { personName } from './steps.ts';

const answered = z.object({
  answer: z.enum(['approved', 'refused']),
  reason: z.string(),
  at: instant,
  by: personName,
});

/** That a draft is asked to be approved, under a number, and what became of it. */
export const approvalRequest = z.object({
  id: z.number().int(),
  /** The revision of the draft that is meant. */
  revision: z.number().int(),
  version: z.string(),
  notes: z.string(),
  at: instant,
  by: personName,
  answered: answered.optional(),
  /** Why it no longer counts: the draft was changed, or another version took force. */
  voidedBy: z.enum(['edit', 'publication']).optional(),
});

/** Whether publishing a draft takes a second person, and how far that is. */
export const approvalView = z
  .object({
    /** The draft or the version in force asks for it. */
    isNeeded: z.boolean(),
    /** The last one; absent where nobody has asked. */
    request: approvalRequest.optional(),
    /** Whether the asker may answer it. */
    canAnswer: z.boolean(),
    /** Whether the asker may publish on it: it is approved, by somebody else. */
    canPublish: z.boolean(),
  })
  .openapi('DefinitionDraftApproval');

/** Of an open request, in a list of drafts. */
export const approvalState = approvalRequest
  .pick({ version: true, by: true })
  .extend({ state: z.enum(['asked', 'approved', 'refused']), canAnswer: z.boolean() });

export const approvalAnswer = z.discriminatedUnion('answer', [
  z.strictObject({
    request: z.number().int().positive(),
    answer: z.literal('approved'),
    reason: z.string().trim().max(2000).optional(),
  }),
  z.strictObject({
    request: z.number().int().positive(),
    answer: z.literal('refused'),
    reason: z.string().trim().min(1).max(2000),
  }),
]);

/** What withdrawing a version would mean. */
export const withdrawalImpact = z
  .object({
    isInForce: z.boolean(),
    /** What takes force in its place; absent where the version is not in force, or there is no other. */
    successor: z.object({ hash: contentHash, version: z.string(), publishedAt: instant }).optional(),
    /** Records that stay on it, and how many of them are under way. */
    records: z.number().int(),
    recordsUnderWay: z.number().int(),
  })
  .openapi('VersionWithdrawal');

export type ApprovalView = z.infer<typeof approvalView>;
export type ApprovalRequest = z.infer<typeof approvalRequest>;
export type ApprovalState = z.infer<typeof approvalState>;
export type ApprovalAnswer = z.infer<typeof approvalAnswer>;
export type WithdrawalImpact = z.infer<typeof withdrawalImpact>;
