import type { FieldProps } from '../support/fields.ts';
import type { FileRules } from './fileKinds.ts';

/** A file that was chosen, or that is there from before. */
export interface HeldFile {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly state: 'uploading' | 'done' | 'failed';
  /** From 0 to 1, while it uploads. */
  readonly progress?: number | undefined;
  /** Why it failed. */
  readonly message?: string | undefined;
  /** An image to show small. */
  readonly preview?: Blob | undefined;
}

export interface FileTexts {
  /** "Choisir un fichier". */
  readonly choose: string;
  /** Beside it, for whoever drags: "ou déposez-le ici". */
  readonly drop: string;
  readonly remove: string;
  readonly open: string;
  readonly retry: string;
  readonly uploading: string;
  readonly done: string;
  readonly failed: string;
  /** Each with `{name}` of the file that is not taken, and what would be. */
  readonly wrongKind: string;
  readonly tooLarge: string;
  readonly empty: string;
}

export type FileUploadProps = FieldProps &
  FileRules & {
    readonly files: readonly HeldFile[];
    /** The files that passed; their upload is the caller's. */
    readonly onAdd: (files: File[]) => void;
    readonly onRemove: (id: string) => void;
    readonly onRetry?: ((id: string) => void) | undefined;
    /** Opens one that is there. */
    readonly onOpen?: ((id: string) => void) | undefined;
    readonly isMultiple?: boolean | undefined;
    readonly texts: FileTexts;
  };
