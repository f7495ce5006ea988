import type { StepData } from '@greffe/definition';

/** One step of one record, as one person types in it. */
export interface StepKey {
  readonly person: string;
  readonly record: string;
  /** Id of the step; of a repeated step, with its entry behind a slash (ids hold none): `diary/2026-11-22`. */
  readonly step: string;
}

/** What was typed in a step and is not known to be on the server. */
export interface UnsentText {
  readonly data: StepData;
  /** Revision of the record that it builds on. */
  readonly revision: number;
  /** Sent without an answer: it may have arrived, so it is sent again before `data`. */
  readonly uncertain?: StepData;
}

/** Names a record where its copy is offered again, without asking the server. */
export interface RecordName {
  readonly registry: string;
  readonly recordType: string;
  readonly beneficiary?: string;
}

/** A kept text. */
export interface UnsentCopy extends StepKey, UnsentText {
  readonly name: RecordName;
  /** When it was typed, in milliseconds since 1970. */
  readonly at: number;
  /** The page that it was typed on. */
  readonly tab: string;
  /** Another with every write, so that an acknowledgement removes what it acknowledges and nothing newer. */
  readonly stamp: string;
}

/** A step that was sent and whose answer has not come: repeated with the same key, it is sent once. */
export interface UnansweredSend extends StepKey {
  readonly name: RecordName;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
  readonly revision: number;
  readonly idempotencyKey: string;
}

/** A record with something that the server may not have. */
export interface UnsentRecord {
  readonly record: string;
  readonly name: RecordName;
  /** Since when, in milliseconds since 1970. */
  readonly at: number;
}
