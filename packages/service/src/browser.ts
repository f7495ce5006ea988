/** The same application without pg-boss, which needs Node: for a browser that brings a job queue of its own. */
export { createApp } from './app.ts';
export { createSession, revokeSession, touchSession } from './identity/sessions.ts';
export type { JobQueue, LogEntry, Logger, Ports, TransmissionJob } from './ports.ts';
export { createTransmitter } from './transmission/createTransmitter.ts';
export type { Receiver } from './transmission/Receiver.ts';
