export { decide, replay } from './decide/decide.ts';
export { compileWorkflow, type RecordMachine } from './machine/compileWorkflow.ts';
export { recordStatus, startRecord, stepStatus } from './machine/snapshot.ts';
export { project } from './project/project.ts';
export type * from './types.ts';
