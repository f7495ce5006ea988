export * from './arrangeRows.ts';
export * from './DataTable.tsx';
export type * from './types.ts';
export * from './useTableRows.ts';
