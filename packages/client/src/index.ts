export type {
  DraftSaved,
  FieldProblem,
  HistoryEntry,
  Language,
  MatchList,
  MembershipView,
  ProblemDocument,
  RecordCommand,
  RecordCreation,
  RecordList,
  RecordListItem,
  RecordQuery,
  RecordView,
  RegistryList,
  RegistryView,
  SessionView,
  StepView,
} from '@greffe/service/api';
export { type ClientOptions, type CommandOptions, createClient, type GreffeClient } from './createClient.ts';
export {
  createDraftSaver,
  type DraftSaver,
  type DraftSaverOptions,
  type SaveDraft,
} from './draftSaver/createDraftSaver.ts';
export type { DraftState, DraftStatus } from './draftSaver/DraftState.ts';
export type { PageEvents } from './draftSaver/page.ts';
export { ProblemError } from './ProblemError.ts';
