export * from './common.ts';
export * from './problem.ts';
export * from './records.ts';
export * from './registries.ts';
export * from './session.ts';
