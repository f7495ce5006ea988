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

/** Whoever takes the data. Resolves when they have arrived for good; rejects to be tried again later. */
export interface Receiver {
  send(message: TransmissionMessage): Promise<void>;
}
