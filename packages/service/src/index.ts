export * from './api/index.ts';
export { type AppType, createApp } from './app.ts';
export { type Chore, type ChorePorts, choresOf, doNight } from './chores/chores.ts';
export { type ChoreOptions, startChores } from './chores/startChores.ts';
export { type Recount, recountCounters } from './counters/recountCounters.ts';
export {
  createDeadlines,
  type DeadlineOptions,
  type DeadlinePorts,
  elapseDeadlines,
  startDeadlines,
} from './deadlines/elapseDeadlines.ts';
export {
  type CompiledValidator,
  type PublishResult,
  publishDefinition,
  type VersionInForce,
  versionsInForce,
} from './definitions/publish.ts';
export { type DefinitionSources, keepSources } from './definitions/sources.ts';
export { type ErasurePorts, eraseWhatIsOver } from './erasure/eraseWhatIsOver.ts';
export { clearFiles, type FileClearing } from './files/clearFiles.ts';
export type { FilePorts, FileScanner, FileStore } from './files/ports.ts';
export { sessionCookie, sessionToken } from './identity/cookie.ts';
export {
  type Administrator,
  type AdministratorResult,
  createAdministrator,
} from './identity/createAdministrator.ts';
export { endIssuersSessions } from './identity/endIssuersSessions.ts';
export { type IssuersPerson, linkPeople, personOf, useSignIn } from './identity/identities.ts';
export {
  createLinkSession,
  endLink,
  type LinkSessionStart,
  linkSessionMinutes,
  type VouchedLink,
} from './identity/linkSessions.ts';
export { type DevelopmentIdentities, seedDevelopment } from './identity/seedDevelopment.ts';
export {
  createSession,
  type NewSession,
  revokeSession,
  type SessionLimits,
  type SessionPlace,
  type SessionStart,
  sessionLimits,
} from './identity/sessions.ts';
export { type BossOptions, createBoss, createBossQueue, makeQueues, type RetryPolicy } from './jobs/boss.ts';
export { type WaitingJobs, waitingJobs } from './jobs/waiting.ts';
export type { AroundJob } from './jobs/work.ts';
export { type KeysStatus, keysStatus, rotateKeys } from './keys/keeper.ts';
export { createRecordKeys, noRecordKeys, type RecordKeys, recordKeysOf } from './keys/recordKeys.ts';
export { createRateLimiter } from './limits/createRateLimiter.ts';
export { forgetOldLimits } from './limits/forgetOldLimits.ts';
export type { RateLimiter, RateLimits } from './limits/RateLimiter.ts';
export { MessageRefused, type MessageToSend, type Messenger } from './messages/Messenger.ts';
export { type MessageOptions, startMessages } from './messages/startMessages.ts';
export type {
  AskHub,
  Clock,
  Identify,
  Job,
  JobQueue,
  LogEntry,
  Logger,
  Ports,
  TransmissionJob,
  Trial,
} from './ports.ts';
export { type ChainFault, verifyChain } from './records/events.ts';
export { forgetOldAnswers } from './records/idempotency.ts';
export { isCodeSound } from './records/registrationCode.ts';
export { createCheckThreads, type ThreadLimits } from './studio/check/createCheckThreads.ts';
export type { DefinitionChecker } from './studio/check/types.ts';
export { type JobOptions, startTransmissions } from './transmission/jobs.ts';
export type {
  CodedRecord,
  Receiver,
  ReceiverComment,
  Reception,
  TransmissionMessage,
} from './transmission/Receiver.ts';
export {
  type MoveOrder,
  type MovePorts,
  MoveRefused,
  type MoveReport,
  type MoveResult,
  moveBack,
  moveRecords,
  publishedBundles,
} from './versions/index.ts';
