export { createStudioClient, type StudioClient } from './createStudioClient.ts';
export type { Publication, Sending } from './publicationCalls.ts';
export type {
  ApprovalAnswer,
  ApprovalView,
  DraftFiles,
  DraftFindings,
  DraftImpact,
  DraftRevision,
  DraftView,
  Editor,
  NewRegistry,
  PublishedVersion,
  RecordsImpact,
  RegistryGround,
  StudioDraft,
  StudioRegistry,
  StudioVersion,
  TrialPerson,
  WithdrawalImpact,
} from './types.ts';
