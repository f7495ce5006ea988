export * from './common.ts';
export * from './history.ts';
export * from './problem.ts';
export * from './records.ts';
export * from './registries.ts';
export * from './session.ts';
export * from './steps.ts';
export * from './studio.ts';
