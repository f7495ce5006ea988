export { canMove, canMoveBack, type MovedBefore } from './canMove.ts';
export { migrateSnapshot, newerNames, olderNames } from './migrateSnapshot.ts';
export type * from './types.ts';
export { noteWords, reasonWords } from './words.ts';
