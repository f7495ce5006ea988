/** Where contents lie that are not in the database. It is given sealed bytes alone, each under a name of its own. */
export interface FileStore {
  put(name: string, sealed: Uint8Array<ArrayBuffer>): Promise<void>;
  /** @throws where it does not answer, or has nothing of that name. */
  get(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** What is not there any more is removed already. */
  remove(name: string): Promise<void>;
}

/** Looks for viruses. `unknown`: it did not answer, or could not tell. Never throws. */
export type FileScanner = (content: Uint8Array<ArrayBuffer>) => Promise<'clean' | 'infected' | 'unknown'>;

export interface FilePorts {
  /** Default: the database. */
  readonly store?: FileStore;
  /** Default: nobody looks, and every file counts as clean. */
  readonly scanner?: FileScanner;
}
