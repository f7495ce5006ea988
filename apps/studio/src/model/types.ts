/** The files of a definition: path inside the registry's folder → text. */
export type DefinitionFiles = Readonly<Record<string, string>>;

/** What a command made of the files, and the command that takes it back to the byte. */
export interface Executed {
  readonly files: DefinitionFiles;
  readonly revert: WriteFiles;
  /** Paths of the files that have another text now, are new or are gone. */
  readonly touched: readonly string[];
}

/** Files with these texts; `null` where there is none. */
export interface WriteFiles {
  readonly type: 'writeFiles';
  readonly files: Readonly<Record<string, string | null>>;
}

/** Text by language. */
export type ByLanguage = Readonly<Record<string, string>>;
