/** A definition's files: path inside the registry's folder, and text. */
export type DraftFiles = Readonly<Record<string, string>>;

/** A text in each of a definition's languages. */
export type PerLanguage = Readonly<Record<string, string>>;

/** Somebody who has a draft open, and when they were last heard of (ISO instant). */
export interface Editor {
  readonly name: string;
  readonly lastSeen: string;
}

export interface StudioVersion {
  readonly hash: string;
  readonly version: string;
  readonly publishedAt: string;
  readonly publishedBy?: string | null;
  readonly isWithdrawn: boolean;
}

export interface StudioDraft {
  readonly id: string;
  readonly name: string;
  readonly base?: string | null;
  readonly revision: number;
  readonly updatedAt: string;
  readonly updatedBy: { readonly name: string };
  readonly editors: readonly Editor[];
}

/** Why a registry takes no new records for now. */
export interface Stop {
  readonly reason: string;
  readonly at: string;
  readonly by: string | { readonly name: string };
}

export interface StudioRegistry {
  readonly id: string;
  readonly title: PerLanguage;
  readonly inForce?: Pick<StudioVersion, 'hash' | 'version' | 'publishedAt'> | null;
  readonly versions: readonly StudioVersion[];
  readonly drafts: readonly StudioDraft[];
  readonly stopped?: Stop | null;
}

/** A draft with all its files; `shared` are the modules that it may mount and does not own. */
export interface DraftView extends Omit<StudioDraft, 'name'> {
  readonly registry: string;
  readonly name?: string;
  readonly files: DraftFiles;
  readonly shared: DraftFiles;
}

export interface DraftCreation {
  readonly registry: string;
  /** The version in force, another one by its hash, or nothing at all. */
  readonly from: string;
  readonly name?: string;
}

/** What is wrong with a draft, and where: a file and a JSON pointer in it. */
export interface DraftFinding {
  readonly file: string;
  readonly pointer: string;
  readonly severity: 'error' | 'warning';
  readonly code?: string;
  readonly message: string;
}

/** What publishing would do; of it, the studio shows the findings today. */
export interface DraftImpact {
  readonly findings: readonly DraftFinding[];
}

export interface DraftSavedAt {
  readonly revision: number;
  readonly updatedAt: string;
}
