import type {
  Bundle,
  Facts,
  FieldError,
  Instant,
  Pointer,
  SchemaValidator,
  StepData,
} from '@greffe/definition';
import type { Kept, Operation } from '@greffe/definition/migrate';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import type { Decision, DecisionFacts, EntryRow, RecordSnapshot, StepStatus } from '../types.ts';

/** One version of a registry, as a move looks at it. */
export interface VersionParts {
  readonly bundle: Bundle;
  readonly machine: RecordMachine;
  readonly validator: (step: string) => SchemaValidator;
}

/** What a record holds of a step: one row a round, and of a repeated step one an entry. */
export interface DataRow {
  readonly step: string;
  readonly round: number;
  /** Empty for the step itself. */
  readonly entry: string;
  readonly draft?: StepData;
  readonly validated?: StepData;
}

/** A record as a move finds it. */
export interface MovableRecord {
  readonly snapshot: RecordSnapshot;
  readonly rows: readonly DataRow[];
  /** Rows of repeated steps, of every round. */
  readonly entries: readonly EntryRow[];
  readonly links: DecisionFacts['links'];
  readonly facts: Facts;
  /** The record's next deadline, its entries' included. */
  readonly deadline?: Instant;
}

/** What a move did to one row's draft or validated data, so that the way back gives them again. */
export interface KeptRow {
  /** As the rows are called in the newer version; all present rows of steps that are not repeated go together. */
  readonly row?: { readonly step: string; readonly round: number; readonly entry: string };
  readonly layer: 'draft' | 'validated';
  readonly operations: readonly Kept[];
}

/** Why a record cannot be moved. */
export type MoveReason =
  | { readonly code: 'recordType' | 'older' | 'deleted' | 'sending' | 'deadline' | 'noWayBack' | 'failed' }
  | { readonly code: 'window'; readonly step: string; readonly until?: Instant }
  | { readonly code: 'repeatChanged'; readonly step: string }
  | { readonly code: 'outcome'; readonly step: string; readonly outcome: string }
  | { readonly code: 'value'; readonly step: string; readonly pointer: Pointer }
  | {
      readonly code: 'invalid';
      readonly step: string;
      readonly entry?: string;
      readonly errors: readonly FieldError[];
    };

/** What moving a record means for those who fill it. */
export type MoveNote =
  /** A field that the newer version asks for, and that has no answer yet. */
  | { readonly code: 'asked'; readonly step: string; readonly pointer: Pointer }
  /** An answer that the newer version has no place for. */
  | { readonly code: 'dropped'; readonly step: string; readonly pointer: Pointer }
  /** A step that the newer version does not have: what it holds is kept aside. */
  | { readonly code: 'aside'; readonly step: string }
  | {
      readonly code: 'status';
      readonly step: string;
      readonly from?: StepStatus;
      readonly to: StepStatus;
    }
  | { readonly code: 'reopened' };

export type MoveCheck =
  | {
      readonly ok: true;
      readonly notes: readonly MoveNote[];
      /** Every row as it is in the newer version. */
      readonly rows: readonly DataRow[];
      readonly entries: readonly EntryRow[];
      readonly kept: readonly KeptRow[];
      /** What follows in the newer version, from where the record was placed in it. */
      readonly placed: RecordSnapshot;
      readonly decision: Extract<Decision, { ok: true }>;
    }
  | { readonly ok: false; readonly reasons: readonly MoveReason[] };

export interface Move {
  readonly from: VersionParts;
  readonly to: VersionParts;
  readonly operations: readonly Operation[];
}
