/** A file that a form names. */
export interface FormFile {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Why nobody can open it yet, in the user's words. */
  readonly held?: string | undefined;
}

/**
 * Where the files of a form go and come from: it stands in the form's context, and stays the same object. What is
 * refused rejects with an error whose message is said to the user as it is.
 */
export interface FormFiles {
  find(id: string): FormFile | undefined;
  send(
    file: File,
    on: { readonly progress: (part: number) => void; readonly signal: AbortSignal },
  ): Promise<FormFile>;
  /** What a form no longer names. Never rejects: what cannot be removed now is cleared away later. */
  remove(id: string): void;
  /** Has one that is held looked at again. */
  lookAgain(id: string): Promise<FormFile>;
  /** Gives it to the user. */
  open(id: string): Promise<void>;
}

/** Kinds that are taken, and the largest size: what the server says again of what it receives. */
export const fileRules = {
  accept: ['application/pdf', 'image/jpeg', 'image/png'],
  maximumSize: 20 * 1024 * 1024,
} as const;
