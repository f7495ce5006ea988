/** Where a record stands. */
export type RecordStatus = 'open' | 'sending' | 'sent' | 'correctionsNeeded' | 'deleted' | 'closed';

/** Where a step stands. */
export type StepStatus = 'waiting' | 'open' | 'draft' | 'validated' | 'locked' | 'skipped';

/** What may be asked of a record. Saving a draft is a command too, though it makes no event of its own. */
export type Command =
  | { readonly type: 'save'; readonly step: string }
  | { readonly type: 'validate'; readonly step: string }
  | { readonly type: 'reopen'; readonly step: string }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'requestCorrections' };

/** Who asks, in which role; `system` is the engine itself (acknowledgements, deadlines). */
export interface Requester {
  readonly roles: readonly string[];
  readonly isSystem: boolean;
}

/** Everything else a decision looks at, stored with the event so that a replay answers the same. */
export interface DecisionFacts {
  readonly requester: Requester;
  /** How many blocking faults the server counted in the data. */
  readonly errorCount: number;
}

/** What happened, as appended to the record's history. */
export type RecordEvent =
  | { readonly type: 'saved'; readonly step: string }
  | { readonly type: 'validated'; readonly step: string }
  | { readonly type: 'reopened'; readonly step: string }
  | { readonly type: 'acknowledged' }
  | { readonly type: 'correctionsRequested' };

/** Why a command is refused; `code` has a text in every language. */
export interface Refusal {
  readonly code:
    | 'notYourRole'
    | 'stepNotOpen'
    | 'stepUnknown'
    | 'dataInvalid'
    | 'recordClosed'
    | 'notReopenable'
    | 'stepWaits'
    | 'nothingToAcknowledge';
  readonly params: Readonly<Record<string, string | number>>;
}

/** The machine's state as kept with the record (an XState persisted snapshot with its version). */
export interface RecordSnapshot {
  readonly definition: string;
  readonly machineVersion: 1;
  readonly state: unknown;
}

export type RequestedEffect =
  | { readonly type: 'code' }
  | { readonly type: 'transmission'; readonly receiver: string };

export type Decision =
  | {
      readonly ok: true;
      readonly events: readonly RecordEvent[];
      readonly snapshot: RecordSnapshot;
      readonly effects: readonly RequestedEffect[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** A record as one role sees it. */
export interface RecordProjection {
  readonly status: RecordStatus;
  readonly steps: readonly StepProjection[];
}
export interface StepProjection {
  readonly id: string;
  readonly status: StepStatus;
  /** Commands that this requester may give now. */
  readonly commands: readonly ('save' | 'validate' | 'reopen')[];
  /** Ids of the steps it waits for. */
  readonly waitsFor: readonly string[];
  /** Roles whose turn it is. */
  readonly roles: readonly string[];
}
