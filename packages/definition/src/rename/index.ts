export { renameData } from './cases.ts';
export { renamePointer, renameTextKey } from './keys.ts';
export type { NameKind, Names } from './names.ts';
export { type Renamed, renameIds } from './renameIds.ts';
