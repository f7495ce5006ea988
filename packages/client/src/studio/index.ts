export { createStudioClient, type StudioClient } from './createStudioClient.ts';
export type {
  DraftCreation,
  DraftFiles,
  DraftFinding,
  DraftImpact,
  DraftSavedAt,
  DraftView,
  Editor,
  PerLanguage,
  Stop,
  StudioDraft,
  StudioRegistry,
  StudioVersion,
} from './types.ts';
