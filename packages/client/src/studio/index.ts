export { createStudioClient, type StudioClient } from './createStudioClient.ts';
export type {
  DraftFiles,
  DraftRevision,
  DraftView,
  Editor,
  NewRegistry,
  RegistryGround,
  StudioDraft,
  StudioRegistry,
  TrialPerson,
} from './types.ts';
