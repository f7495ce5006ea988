import type { CaseStep, FieldError, Instant } from '@greffe/definition';
import type { RecordStatus, StepStatus, Tally } from '../types.ts';

/** What is done in a case, with the record's name filled in. */
export type CaseAction = Omit<CaseStep, 'expect'> & { readonly record: string };

/** A record that is started: the first one of a case, or by `create`. */
export interface CaseCreation extends Pick<CaseStep, 'at' | 'who' | 'person' | 'parent'> {
  readonly record: string;
  readonly recordType: string;
}

/** What a driver answers to something done. */
export interface CaseAnswer {
  /** Code of the refusal; accepted without it. `notFound`: who asks does not see the record. */
  readonly refused?: string;
  /** Article that the refusal cites. */
  readonly cite?: string;
  /** Faults in the data; absent where the driver was not told of any kind of them. */
  readonly errors?: readonly FieldError[];
  readonly warnings?: readonly FieldError[];
}

export interface CaseMessage {
  readonly message: string;
  readonly to: readonly string[];
}

/** A step of a record as a driver finds it. */
export interface CaseStepView {
  readonly status: StepStatus;
  readonly round: number;
  readonly outcome?: string;
  readonly until?: Instant;
  readonly due?: Instant;
  readonly waitsFor: readonly string[];
  readonly roles: readonly string[];
  readonly tally?: Tally;
}

/** A record as its author sees it, through a driver. */
export interface CaseView {
  readonly status: RecordStatus;
  readonly hasCode: boolean;
  readonly steps: Readonly<Record<string, CaseStepView>>;
  /** Every message that ever left, oldest first. */
  readonly messages: readonly CaseMessage[];
  /** The roles that were asked about: whether each sees the record. */
  readonly sees: Readonly<Record<string, boolean>>;
}

/**
 * Something that cases run on: the engine alone, or a whole server. Records go by the names that the case gives them;
 * a driver is made for one case.
 */
export interface CaseDriver {
  create(creation: CaseCreation): Promise<CaseAnswer>;
  /** Moves the clock to `at`, and does what is asked. */
  perform(action: CaseAction): Promise<CaseAnswer>;
  look(record: string, roles: readonly string[]): Promise<CaseView>;
}

/** Where a case does not hold: a pointer into its file, and what was expected and found. */
export interface CaseDifference {
  readonly pointer: string;
  readonly message: string;
  /** Both sides, where something was compared. */
  readonly expected?: string;
  readonly found?: string;
}

/** What came of one step of a case. */
export interface CaseOutcome {
  readonly answer: CaseAnswer;
  /** Absent where the record could not be started. */
  readonly view?: CaseView;
}

export interface CaseResult {
  readonly outcomes: readonly CaseOutcome[];
  /** None when the case holds. */
  readonly differences: readonly CaseDifference[];
}
