/** The same application without pg-boss, which needs Node: for a browser that brings a job queue of its own. */
export { createApp } from './app.ts';
export { createDeadlines, type DeadlinePorts, elapseDeadlines } from './deadlines/elapseDeadlines.ts';
export { createSession, revokeSession, sessionActor } from './identity/sessions.ts';
export { type RecordKeys, recordKeysOf } from './keys/recordKeys.ts';
export { createMessaging } from './messages/createMessaging.ts';
export type { Messenger } from './messages/Messenger.ts';
export type { Clock, Job, JobQueue, LogEntry, Logger, Ports } from './ports.ts';
export { createTransmitter } from './transmission/createTransmitter.ts';
export type { Receiver } from './transmission/Receiver.ts';
