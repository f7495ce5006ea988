export { createMockApi, type MockApi, type MockApiOptions } from './api/createMockApi.ts';
export type { KeptState } from './api/keptState.ts';
