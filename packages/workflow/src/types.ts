import type {
  Citation,
  EffectMoment,
  Instant,
  LocalDate,
  MessageChannel,
  StepData,
} from '@greffe/definition';

/** Where a record stands. */
export type RecordStatus = 'open' | 'sending' | 'sent' | 'correctionsNeeded' | 'deleted' | 'closed';

/** Where a step stands. A repeated step is open while entries of it can come. */
export type StepStatus = 'waiting' | 'open' | 'draft' | 'validated' | 'locked' | 'skipped';

/** Where an entry of a repeated step stands. `scheduled`: its day has not come; `missed`: it is past. */
export type EntryStatus = 'scheduled' | 'open' | 'draft' | 'validated' | 'locked' | 'missed';

/** A step, or one entry of a repeated step. */
export interface StepTarget {
  readonly step: string;
  readonly entry?: string;
}

/** What a person may ask of a step. */
export type StepCommandType =
  | 'save'
  | 'validate'
  | 'undo'
  | 'reopen'
  | 'delete'
  | 'unlock'
  | 'annotate'
  | 'add';

/** What may be asked of a record. */
export type Command =
  | ({ readonly type: 'save' | 'validate' | 'undo' | 'reopen' } & StepTarget)
  /** The whole record goes, by who has opened this step of it again (CG-7). */
  | { readonly type: 'delete'; readonly step: string }
  /** Support opens a locked step again (CO-5). */
  | ({ readonly type: 'unlock'; readonly reason: string } & StepTarget)
  /** Support writes beside a step that is never corrected (CO-5). */
  | ({ readonly type: 'annotate'; readonly text: string } & StepTarget)
  /** A new entry of a step repeated at will; its name is given by who asks, so that a repetition is known. */
  | { readonly type: 'add'; readonly step: string; readonly entry: string }
  /** Time has passed: nothing but deadlines. */
  | { readonly type: 'wait' }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'requestCorrections' };

/** Who asks, in which roles; `isSystem` is the engine itself (acknowledgements, deadlines). */
export interface Requester {
  /** Id of the person: who validated is the one who may undo. */
  readonly person?: string;
  readonly roles: readonly string[];
  readonly isSystem: boolean;
}

/** A row of a repeated step: kept beside the record, never in its snapshot. */
export interface EntryRow {
  readonly step: string;
  readonly round: number;
  /** The due day (`2026-11-22`) of a scheduled entry; otherwise a name that is unique within the step. */
  readonly entry: string;
  readonly status: EntryStatus;
  readonly due?: LocalDate;
  /** When time changes its status: it opens, is missed, or can no longer be undone. */
  readonly deadline?: Instant;
  /** Who validated it last. */
  readonly by?: string;
  readonly outcome?: string;
  /** Effects (by index) that wait for the end of its window. */
  readonly held?: readonly number[];
  /** How often it was validated: names its effects. */
  readonly validations: number;
}

/** Everything else a decision looks at. */
export interface DecisionFacts {
  readonly requester: Requester;
  /** How many blocking faults the server counted in the data. */
  readonly errorCount: number;
  /** With `validate`: the data that count, hidden ones left out. */
  readonly data?: StepData;
  /** Validated data of the steps that conditions read; what is not validated now is not looked at. */
  readonly steps: Readonly<Record<string, StepData>>;
  /** The organisation that answers name, by role: see `namedOrganisations`. A role that waits for one sees nothing. */
  readonly named?: Readonly<Record<string, string>>;
  /** What links show, by link. A link that leads to no record is absent. */
  readonly links: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /**
   * Rows of repeated steps: the commanded one, every one whose deadline is due or that can still be undone, and all of
   * scheduled steps. Other rows of steps repeated at will are not needed: what they add up to stands in the snapshot.
   */
  readonly entries: readonly EntryRow[];
}

/** What happened, as appended to the record's history. `at` is when: a deadline's own time, not that of its job. */
export type RecordEvent = { readonly at: Instant } & (
  | ({ readonly type: 'begun' } & StepTarget)
  | ({
      readonly type: 'validated';
      readonly by?: string;
      readonly outcome?: string;
      /** Until when it can be undone. */
      readonly until?: Instant;
      /** It sends the record. */
      readonly transmits: boolean;
      /** Effects (by index) that are asked for when it can no longer be undone. */
      readonly held: readonly number[];
    } & StepTarget)
  /** With the outcome that an entry loses with it. */
  | ({ readonly type: 'undone' | 'reopened'; readonly outcome?: string } & StepTarget)
  /** By the end of its window, or because a step that depends on it was validated. */
  | ({
      readonly type: 'locked';
      readonly cause: 'window' | 'dependent';
      readonly transmits: boolean;
      /** What an entry decided. */
      readonly outcome?: string;
    } & StepTarget)
  /** The whole record, out of this step. */
  | { readonly type: 'deleted'; readonly step: string }
  | ({ readonly type: 'unlocked'; readonly reason: string } & StepTarget)
  | ({ readonly type: 'annotated'; readonly text: string } & StepTarget)
  /** It became somebody's turn, and no validation before it can be undone: its messages leave. */
  | ({ readonly type: 'opened' } & StepTarget)
  /** Conditions have other answers: true, false, or null for not yet known. */
  | { readonly type: 'applied'; readonly steps: Readonly<Record<string, boolean | null>> }
  | {
      readonly type: 'roundStarted';
      readonly step: string;
      readonly outcome: string;
      readonly steps: readonly string[];
    }
  | { readonly type: 'ended'; readonly step: string; readonly outcome: string }
  /** A schedule became known, or changed: its days, and what its entries add up to since. */
  | {
      readonly type: 'planned';
      readonly step: string;
      /** Absent when the step cannot begin any more: nothing is planned until it can. */
      readonly days?: readonly LocalDate[];
      readonly tally: Tally;
    }
  /** By somebody, or by what a step decided, and which entry of it. */
  | ({ readonly type: 'added'; readonly cause?: string; readonly causeEntry?: string } & Required<StepTarget>)
  | ({ readonly type: 'missed'; readonly was: 'open' | 'draft' } & Required<StepTarget>)
  /** The date became known by which the step is expected; absent when it is no longer known. */
  | { readonly type: 'dueSet'; readonly step: string; readonly due?: Instant }
  /** An effect (by index) that hangs on the due date was asked for. */
  | { readonly type: 'reminded'; readonly step: string; readonly effect: number }
  | { readonly type: 'acknowledged' }
  | { readonly type: 'correctionsRequested' }
);

export type RefusalCode =
  | 'notYourRole'
  | 'notYours'
  | 'stepUnknown'
  | 'stepNotOpen'
  | 'stepWaits'
  | 'stepSkipped'
  | 'entryUnknown'
  | 'entryMissing'
  | 'entryNotOpen'
  | 'dataInvalid'
  | 'recordClosed'
  | 'notReopenable'
  | 'notDeletable'
  | 'notUndoable'
  | 'undoEnded'
  | 'final'
  | 'notLocked'
  | 'reasonMissing'
  | 'nothingToAcknowledge'
  | 'clockInPast';

/** Why a command is refused; `code` has a text in every language. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Where the source says so, when the step cites one. */
  readonly cite?: Citation;
}

/** How the entries of a repeated step add up, in its present round. */
export type Tally = Readonly<Record<EntryStatus, number>>;

/** What is known of a step besides its status. Instants are the record's own, by the server's clock. */
export interface StepContext {
  /** Whether its condition is met; null while not known. */
  readonly applies: boolean | null;
  readonly round: number;
  /** A draft of this round was saved. */
  readonly isBegun: boolean;
  /** Its `opened` effects were asked for in this round. */
  readonly isAnnounced: boolean;
  /** Since when it stands where it stands. */
  readonly since: Instant;
  /** How often it was validated in this round. */
  readonly validations: number;
  /** Who validated it last. */
  readonly by?: string;
  readonly outcome?: string;
  /** Until when it can be undone. */
  readonly until?: Instant;
  /** Effects (by index) that wait for the end of its window. */
  readonly held?: readonly number[];
  readonly due?: Instant;
  /** Indices of the `due` effects asked for in this round. */
  readonly reminded: readonly number[];
  /** Where it stood before it was skipped. */
  readonly was?: 'validated' | 'locked';
  readonly tally?: Tally;
  /** Entries that can be undone and have decided something that takes hold when they no longer can. */
  readonly deciding?: number;
  /** Days planned, of a scheduled step. */
  readonly days?: readonly LocalDate[];
}

/** The machine's context, plain JSON. */
export interface RecordContext {
  /** When the last event happened: no command is accepted from before. */
  readonly at: Instant;
  readonly steps: Readonly<Record<string, StepContext>>;
  readonly ended?: { readonly step: string; readonly outcome: string };
}

/** The machine's state as kept with the record: value and context of XState, with their version. */
export interface RecordSnapshot {
  readonly definition: string;
  readonly machineVersion: 2;
  readonly state: Readonly<Record<string, string>>;
  readonly context: RecordContext;
}

/** An effect to be carried out now. The same `key` never comes twice in a record. */
export type RequestedEffect = {
  readonly key: string;
  readonly on: EffectMoment;
} & StepTarget &
  (
    | { readonly type: 'code' }
    | { readonly type: 'transmission'; readonly receiver: string }
    | {
        readonly type: 'message';
        readonly message: string;
        readonly to: readonly string[];
        readonly by?: MessageChannel;
      }
    | { readonly type: 'document'; readonly document: string }
  );

export type Decision =
  | {
      readonly ok: true;
      readonly events: readonly RecordEvent[];
      readonly snapshot: RecordSnapshot;
      readonly effects: readonly RequestedEffect[];
      /** Rows of repeated steps as they now are: new ones and changed ones. */
      readonly entries: readonly EntryRow[];
      /** Rows that a changed schedule does away with; nothing was ever saved in them. */
      readonly removed: readonly EntryRow[];
    }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** What deadlines did, though the command itself is refused: it is to be kept all the same. */
      readonly elapsed?: Extract<Decision, { ok: true }>;
    };

/** Why a step waits. */
export interface WaitReason {
  readonly step: string;
  /** `requires`: it must be done before. `condition`: its answer decides whether this step applies. */
  readonly why: 'requires' | 'condition';
}

/** A record as one requester sees it. */
export interface RecordProjection {
  readonly status: RecordStatus;
  readonly ended?: { readonly step: string; readonly outcome: string };
  readonly steps: readonly StepProjection[];
}

export interface StepProjection {
  readonly id: string;
  readonly status: StepStatus;
  readonly round: number;
  readonly since: Instant;
  /** Commands that this requester may give now; on a repeated step `add` alone, the others are its entries'. */
  readonly commands: readonly StepCommandType[];
  readonly waitsFor: readonly WaitReason[];
  /** Roles whose turn it is. */
  readonly roles: readonly string[];
  /** Whether the requester may read what it holds. */
  readonly isReadable: boolean;
  /** Whether what was not validated yet is shown to the requester too: to who may fill the step in. */
  readonly seesDrafts: boolean;
  readonly mode: 'undo' | 'reopen' | 'final';
  readonly outcome?: string;
  /** Until when it can be undone, by whoever validated it. */
  readonly until?: Instant;
  /** Messages that leave when the window has ended, unless it is undone. */
  readonly held: readonly { readonly message: string; readonly to: readonly string[] }[];
  readonly due?: Instant;
  readonly tally?: Tally;
}

export interface EntryProjection {
  readonly entry: string;
  readonly status: EntryStatus;
  readonly commands: readonly StepCommandType[];
  readonly until?: Instant;
}
