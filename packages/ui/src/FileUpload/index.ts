export { FileList, type FileListProps } from './FileList.tsx';
export * from './FileUpload.tsx';
export { type FileRules, type Refusal, refusalOf, sizeText } from './fileKinds.ts';
export type * from './types.ts';
