export * from './RepeatingRows.tsx';
export * from './RowsTable.tsx';
