import type { Citation, LocalDate, Origin, Pointer } from '../types.ts';

/** ISO 8601: `PT5M`, `P14D`; with a minus sign where it reaches back: `-P2D`. Days and months are Brussels calendar. */
export type Duration = string;

/** An instant in ISO 8601, in UTC with milliseconds. */
export type Instant = string;

/** What a workflow expression looks at: ids of steps and of links, as the definition writes them. */
export interface WorkflowReads {
  /** Steps whose validated data are read (`steps.…`). */
  readonly steps: readonly string[];
  /** Steps whose outcome is read (`outcomes.…`). */
  readonly outcomes: readonly string[];
  /** Steps whose round is read (`rounds.…`): known from the start, so nothing waits for it. */
  readonly rounds: readonly string[];
  /** Repeated steps whose entries are counted (`entries.…`). */
  readonly entries: readonly string[];
  /** Links that are read (`links.…`). */
  readonly links: readonly string[];
}

/** A CEL expression over the record: see `workflowEnvironment` for its words. */
export interface WorkflowExpression {
  readonly cel: string;
  readonly reads: WorkflowReads;
}

/** How a validated step can be corrected (CO-4): within a window, at will, or never. */
export type Correction =
  | { readonly mode: 'undo'; readonly window: Duration }
  | {
      readonly mode: 'reopen';
      /** Once it was sent and is opened again, its roles may delete the whole record. */
      readonly isDeletable?: true;
    }
  | { readonly mode: 'final' };

/**
 * What a validation decides. The first outcome whose condition is met is the step's; one without condition is met.
 * What it ends or reopens takes hold when the step cannot be undone any more.
 */
export interface Outcome {
  readonly id: string;
  /** `data` is what was validated. */
  readonly when?: WorkflowExpression;
  /** The record ends: what is not done is skipped. */
  readonly ends: boolean;
  /** Steps that begin a new round; what they held is kept with the round before. */
  readonly reopens: readonly string[];
  /** Steps repeated `byOutcome` that get an entry. */
  readonly adds: readonly string[];
  readonly origin: Origin;
  readonly cite?: Citation;
}

/** A step that is filled many times, each time as an entry of its own. */
export type Repeat =
  | {
      readonly kind: 'daily';
      /** First and last day, both included. */
      readonly from: WorkflowExpression;
      readonly to: WorkflowExpression;
      /** How long from its day on an entry can be filled (`P1D`: that day alone); without it, to the record's end. */
      readonly openFor?: Duration;
    }
  | {
      readonly kind: 'days';
      /** Day 1. */
      readonly from: WorkflowExpression;
      readonly days: readonly number[];
      readonly openFor?: Duration;
    }
  | {
      readonly kind: 'atWill';
      /** Validated entries that a step which requires this one waits for (1). */
      readonly minimum: number;
    }
  | { readonly kind: 'byOutcome' };

/** When an effect is asked for: it became somebody's turn, the step was validated, or its due date is near or past. */
export type EffectMoment = 'opened' | 'validated' | 'due';

/** How people are told; e-mail where nothing is said. Who has no such address is told the other way. */
export type MessageChannel = 'email' | 'text';

interface EffectBase {
  readonly on: EffectMoment;
  /** `window`: once the validation cannot be undone any more. `none`: at once. */
  readonly hold: 'window' | 'none';
  /** Only with this outcome. */
  readonly outcome?: string;
  readonly when?: WorkflowExpression;
  /** With `due`: from the due date, such as `-P2D`. */
  readonly offset?: Duration;
}

/** What a step causes. */
export type Effect = EffectBase &
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

/** Until when a step is expected; it can still be filled afterwards. */
export type Due = { readonly date: WorkflowExpression } | { readonly within: Duration };

/** A step of a record type's workflow, with every default filled in. */
export interface WorkflowStep {
  readonly id: string;
  /** Roles that complete the step. */
  readonly roles: readonly string[];
  /** Roles that may read it; empty: whoever may see the record. */
  readonly readers: readonly string[];
  readonly requires: readonly string[];
  /** Whether the step applies at all; without it, always. */
  readonly when?: WorkflowExpression;
  readonly repeat?: Repeat;
  readonly correction: Correction;
  readonly outcomes: readonly Outcome[];
  readonly effects: readonly Effect[];
  readonly due?: Due;
  /** Medical data: not before the consent, where the record type names one. */
  readonly medical: boolean;
  readonly origin: Origin;
  readonly cite?: Citation;
}

/** Another record that this one looks at. */
export interface Link {
  readonly id: string;
  readonly recordType: string;
  /** `parent`: chosen when the record is started. `previous`: the beneficiary's last record of that type. */
  readonly kind: 'parent' | 'previous';
  /** Steps of the parent to be done before a record can be started from it. */
  readonly requires: readonly string[];
  /** What is seen of it, by the name that expressions use: validated data alone. */
  readonly shows: Readonly<Record<string, { readonly step: string; readonly pointer: Pointer }>>;
  /** Fields of this record that begin with what is shown, when the record is started; later links fill over earlier ones. */
  readonly fills?: readonly LinkFill[];
}

/** A field of a record's own step, and the name of what a link shows that it begins with. */
export interface LinkFill {
  readonly shown: string;
  readonly step: string;
  readonly pointer: Pointer;
}

/** When a role sees a record: always, while it waits for the role, or once a condition is met. */
export interface AccessRule {
  readonly role: string;
  readonly when: 'always' | 'turn' | WorkflowExpression;
}

export interface RecordWorkflow {
  readonly steps: readonly WorkflowStep[];
  readonly links: readonly Link[];
  /** The step by which the beneficiary consents. */
  readonly consent?: string;
  /** Roles that may unlock a locked step, with a reason (CO-5). */
  readonly support: readonly string[];
  /** Roles that are told who looked at the record (CO-9); everybody who sees it where nothing is said. */
  readonly accessHistory?: readonly string[];
  /** Every role that has a step or is named here sees the record; `always` where nothing is said. */
  readonly access: readonly AccessRule[];
}

/** The days of a schedule. */
export type Schedule = readonly LocalDate[];
