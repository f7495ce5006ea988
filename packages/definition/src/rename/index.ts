export { renameData } from './cases.ts';
export {
  type Change,
  type Follow,
  followChange,
  type NamePlace,
  type PlainKind,
  UnsayableError,
} from './follow/index.ts';
export { renamePointer, renameTextKey } from './keys.ts';
export type { NameKind, Names } from './names.ts';
export { type Renamed, renameIds } from './renameIds.ts';
