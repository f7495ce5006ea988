/** A person's pseudonym, and the name of the key that made it. */
export interface Pseudonym {
  readonly pseudonym: string;
  readonly pseudonymKey: string;
}

/** One version of a record as it leaves: coded at the level of the beneficiary (CO-10). */
export interface CodedRecord {
  readonly registry: string;
  readonly recordType: string;
  /** Hash of the definition that the data follow. */
  readonly definition: string;
  /** Registration code. */
  readonly code?: string;
  /** 1 for the first sending; each correction that is sent adds one. */
  readonly version: number;
  /** The version that this one takes the place of, whatever it said of whom: the same record was sent under another key. */
  readonly replaces?: { readonly version: number; readonly key: string };
  /** The record was deleted: what was sent of it before no longer counts, and nothing follows. */
  readonly isDeleted?: true;
  readonly organisation: string;
  readonly beneficiary: {
    /** Keyed hash: the same person in the same registry has the same one for as long as the key is the same. */
    readonly pseudonym: string;
    /** Which key it was made with: says nothing of the key itself. */
    readonly pseudonymKey: string;
    /** What the same person was called under keys that were replaced, so that a receiver can put them together. */
    readonly formerPseudonyms?: readonly Pseudonym[];
    readonly birthYear?: number;
    readonly sex?: string;
  };
  readonly steps: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface TransmissionMessage {
  /** The same with every attempt: a receiver that has it already only acknowledges again. */
  readonly key: string;
  /** Name of the receiver in the definition. */
  readonly receiver: string;
  readonly payload: CodedRecord;
}

/** What a receiver wants corrected before it accepts a record. */
export interface ReceiverComment {
  readonly step: string;
  /** A JSON pointer into the step's data; without it, the whole step. */
  readonly pointer?: string;
  readonly comment: string;
}

/** What a receiver says of data that have arrived. */
export interface Reception {
  /** None: it accepts them. */
  readonly corrections: readonly ReceiverComment[];
  /** False when it has them and will say later what it makes of them (true). */
  readonly isConfirmed?: boolean;
}

/**
 * Whoever takes the data. Resolves when they have arrived for good, with what it wants corrected if there is something;
 * rejects to be tried again later.
 */
export interface Receiver {
  send(message: TransmissionMessage): Promise<Reception | undefined>;
  /**
   * What it makes of data that it took under a key; undefined while it does not say so, `unknown` when it has none.
   * Without it they are handed in again after a while.
   */
  confirmation?(key: string): Promise<Reception | 'unknown' | undefined>;
}
