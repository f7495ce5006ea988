import type { DraftView as AnsweredDraft } from '@greffe/service/api';

export type {
  ApprovalAnswer,
  ApprovalView,
  DraftCreation,
  DraftFindings,
  DraftImpact,
  DraftLine as StudioDraft,
  DraftRevision,
  EditorList,
  EditorView as Editor,
  NewRegistry,
  PublishedVersion,
  RecordsImpact,
  RegistryGround,
  StudioRegistry,
  StudioVersion,
  TrialPerson,
  VersionFiles,
  WithdrawalImpact,
} from '@greffe/service/api';

/** A definition's files: path inside the registry's folder, and text. */
export type DraftFiles = Readonly<Record<string, string>>;

/** A draft with all its files; `shared` are the modules that it may mount and does not own. */
export interface DraftView extends Omit<AnsweredDraft, 'files' | 'shared'> {
  readonly files: DraftFiles;
  readonly shared: DraftFiles;
}
