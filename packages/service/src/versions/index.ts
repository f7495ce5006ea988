export { MoveRefused } from './MoveRefused.ts';
export { moveBack } from './moveBack.ts';
export { type MovePorts, moveRecords, publishedBundles } from './moveRecords.ts';
export type { MoveOrder, MoveReport, MoveResult } from './types.ts';
