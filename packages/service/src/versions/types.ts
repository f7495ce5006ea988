import type { Bundle } from '@greffe/definition';
import type { Operation } from '@greffe/definition/migrate';
import type { EntryRow, RecordSnapshot } from '@greffe/workflow';
import type { KeptRow, MoveNote, MoveReason } from '@greffe/workflow/migrate';

/** What is asked: which records of a registry are to stand on which version. */
export interface MoveOrder {
  readonly registry: string;
  /** Hash of the version, or `inforce`. With the way back: the version to go back to; without it, wherever each came from. */
  readonly to?: string;
  /** In a dry run instead of `to`: a version that is not published. */
  readonly bundle?: Bundle;
  /** Records of this version alone. */
  readonly from?: string;
  /** These records alone. */
  readonly records?: readonly string[];
  /** Nothing is changed: what would become of each record. */
  readonly dryRun: boolean;
}

/** What became of one record, or would. */
export interface MoveResult {
  readonly record: string;
  readonly code: string | null;
  readonly from: string;
  readonly to: string;
  readonly outcome: 'moved' | 'couldNot' | 'untouched';
  readonly notes: readonly MoveNote[];
  readonly reasons: readonly MoveReason[];
}

export interface MoveReport {
  readonly registry: string;
  readonly dryRun: boolean;
  readonly results: readonly MoveResult[];
  readonly moved: number;
  readonly couldNot: number;
  /** On that version already. */
  readonly untouched: number;
}

/** What the event `moved` keeps: enough to go on from there, and to go back. */
export interface MovedPayload {
  readonly from: string;
  readonly definition: string;
  readonly operations: readonly Operation[];
  readonly kept: readonly KeptRow[];
  readonly notes: readonly MoveNote[];
  /** The state in the older version. */
  readonly before: RecordSnapshot;
  /** Where the record was placed in the newer one: a replay of what follows begins here. */
  readonly placed: RecordSnapshot;
  /** Content hash of the state after the move: whether anything has happened since. */
  readonly after: string;
  readonly revision: number;
  /** Rows of entries that the move changed, as they were. */
  readonly entries: readonly EntryRow[];
  /** Rows of entries that the move made. */
  readonly made: readonly Pick<EntryRow, 'step' | 'round' | 'entry'>[];
}
