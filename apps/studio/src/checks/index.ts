export { type CheckClient, createCheckClient } from './createCheckClient.ts';
export type { Changes, CheckFinding, CheckReport, Stage } from './protocol.ts';
export { later, spawnWorker } from './spawnWorker.ts';
