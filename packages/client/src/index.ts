export type {
  AccessGround,
  AuditEntry,
  AuditPage,
  ContactChange,
  ContactView,
  DraftSaved,
  EntryList,
  EntryView,
  ErasableRecord,
  ErasureList,
  ErasureRequest,
  FieldProblem,
  FileView,
  GrantHistory,
  GrantList,
  GrantQuery,
  GrantView,
  HistoryEntry,
  Language,
  MatchList,
  MembershipView,
  NewGrant,
  OrganisationList,
  OwnData,
  OwnSessions,
  PersonSearch,
  PersonView,
  ProblemDocument,
  RecordCommand,
  RecordCreation,
  RecordList,
  RecordListItem,
  RecordQuery,
  RecordView,
  RegistryList,
  RegistryView,
  RoundView,
  SendingOrder,
  SessionView,
  StepView,
  StuckList,
  StuckSending,
} from '@greffe/service/api';
export type { ClientOptions } from './createCalls.ts';
export { type CommandOptions, createClient, type EntryQuery, type GreffeClient } from './createClient.ts';
export {
  createDraftSaver,
  type DraftSaver,
  type DraftSaverOptions,
  type SaveDraft,
} from './draftSaver/createDraftSaver.ts';
export type { DraftState, DraftStatus } from './draftSaver/DraftState.ts';
export type { PageEvents } from './draftSaver/page.ts';
export { type SendUpload, type Upload, upload } from './files/upload.ts';
export { ProblemError } from './ProblemError.ts';
export { createTabs, type Tabs, type TabsOptions } from './tabs/createTabs.ts';
export type { RecordTabs } from './tabs/recordTabs.ts';
export type { SessionState, SessionTabs } from './tabs/sessionTabs.ts';
export { createUnsentStore, type UnsentStore, type UnsentStoreOptions } from './unsent/createUnsentStore.ts';
export { createUnsentWriter, type UnsentWriter } from './unsent/createUnsentWriter.ts';
export type {
  RecordName,
  StepKey,
  UnansweredSend,
  UnsentCopy,
  UnsentRecord,
  UnsentText,
} from './unsent/types.ts';
