import type { FieldKind, Pointer, StepData } from '../types.ts';

/** A field, or a pattern of fields in a list, of a step. */
export interface Address {
  readonly step: string;
  readonly pointer: Pointer;
}

/**
 * How answers of the version before become answers of this one. Operations are applied in their order, and each
 * names steps and fields as they are called at that point.
 */
export type Operation =
  | { readonly op: 'renameStep'; readonly from: string; readonly to: string }
  /** `from` and `to` have the same parent. */
  | { readonly op: 'renameField'; readonly step: string; readonly from: Pointer; readonly to: Pointer }
  | ({ readonly op: 'renameOption'; readonly from: string; readonly to: string } & Address)
  | Retype
  | Split
  | { readonly op: 'move'; readonly from: Address; readonly to: Address }
  /** A value where there is none. */
  | ({ readonly op: 'default'; readonly value: unknown } & Address);

export interface Retype extends Address {
  readonly op: 'retype';
  readonly to: FieldKind;
  /** CEL over `value`; without it, the conversion that loses nothing. */
  readonly using?: string;
  /** The kind before: not written in the file, filled in beside the older version. */
  readonly was?: FieldKind;
}

export interface Split extends Address {
  readonly op: 'split';
  readonly into: readonly { readonly pointer: Pointer; readonly cel: string }[];
  readonly was?: FieldKind;
}

/** migrations/<version>.json: how records of `from` come to this version. */
export interface MigrationFile {
  readonly from: string;
  readonly operations: readonly Operation[];
}

/** Data of several steps, by step. */
export type DataByStep = Readonly<Record<string, StepData>>;

/** What an operation found at a place and what it left there; an absent key is an absent value. */
export interface KeptPlace extends Address {
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * What the way back needs of one operation. An `operation` after the last one stands for values that the new version
 * has no field for.
 */
export interface Kept {
  readonly operation: number;
  readonly places: readonly KeptPlace[];
}

/** A value that an operation could not carry over. */
export interface MigrationProblem extends Address {
  readonly code: 'notRetyped' | 'notSplit';
  readonly operation: number;
  readonly value: unknown;
}

export interface Migrated {
  readonly data: DataByStep;
  readonly kept: readonly Kept[];
  readonly problems: readonly MigrationProblem[];
}
