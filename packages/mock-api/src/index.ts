export { createMockApi, type MockApi, type MockApiOptions } from './api/createMockApi.ts';
export type { Rows } from './api/keptRows.ts';
