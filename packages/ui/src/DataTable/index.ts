export * from './DataTable.tsx';
export type * from './types.ts';
