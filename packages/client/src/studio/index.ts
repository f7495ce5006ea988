export { createStudioClient, type StudioClient } from './createStudioClient.ts';
export type { DraftFiles, DraftRevision, DraftView, Editor, StudioDraft, StudioRegistry } from './types.ts';
