export { decide, startRecord } from './decide/decide.ts';
export { nextDeadline } from './decide/elapse.ts';
export { compileWorkflow, type RecordMachine } from './machine/compileWorkflow.ts';
export { readsOf } from './machine/reads.ts';
export { project, projectEntry } from './project/project.ts';
export { rolesOfRecord, seesRecord, turnsOf } from './project/sees.ts';
export { replay } from './state/apply.ts';
export { initialSnapshot, recordStatus, stepStatus, upgradeSnapshot } from './state/snapshot.ts';
export type * from './types.ts';
