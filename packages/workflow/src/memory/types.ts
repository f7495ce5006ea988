import type { Bundle, Facts, FieldError, Instant, SchemaValidator, StepData } from '@greffe/definition';
import type { EntryRow, RecordEvent, RecordSnapshot, RequestedEffect, Requester } from '../types.ts';

/** Who plays a role, and with a label who else: the organisation and the person that the data speak of. */
export type Actors = (role: string, label?: string) => Pick<Facts, 'organisation' | 'author'>;

/** Validators by step. */
export type Validators = (step: string) => SchemaValidator;

/** What records in memory stand on. */
export interface MemoryGround {
  readonly bundle: Bundle;
  readonly actors: Actors;
  readonly validators: Validators;
}

/** What is held of a step in one round, or of one entry of a repeated step. */
export interface MemoryData {
  /** As typed, hidden values included. */
  readonly draft?: StepData;
  /** What was sent last, hidden values left out. */
  readonly validated?: StepData;
}

/** A record that lives where there is no server. A value: what happens to it gives another one. */
export interface MemoryRecord {
  readonly id: string;
  readonly recordType: string;
  /** Id of the record that it belongs to. */
  readonly parent?: string;
  /** Who started it. */
  readonly author: Requester;
  readonly people: ReturnType<Actors>;
  readonly snapshot: RecordSnapshot;
  /** Rows of repeated steps, by step, round and name. */
  readonly rows: ReadonlyMap<string, EntryRow>;
  /** By `dataKey`. */
  readonly data: ReadonlyMap<string, MemoryData>;
  /** Everything that happened, oldest first, and by whom; the engine itself does what time does. */
  readonly history: readonly { readonly event: RecordEvent; readonly by: Requester }[];
  /** Everything that it caused, oldest first, with the time of what caused it. */
  readonly effects: readonly (RequestedEffect & { readonly at: Instant })[];
}

/** Records by id, in the order in which they were started. */
export type MemoryRecords = ReadonlyMap<string, MemoryRecord>;

/** What is answered to something done. */
export interface MemoryAnswer {
  /** Code of the refusal; accepted without it. `notFound`: who asks does not see the record. */
  readonly refused?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Article that the refusal cites. */
  readonly cite?: string;
  /** Faults in the data that came with it; absent where none did. */
  readonly errors?: readonly FieldError[];
  readonly warnings?: readonly FieldError[];
}

/** What became of the records, and the answer. */
export interface Done {
  readonly records: MemoryRecords;
  readonly answer: MemoryAnswer;
}
