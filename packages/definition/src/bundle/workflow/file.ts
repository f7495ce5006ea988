import type {
  AccessRule,
  Correction,
  Duration,
  Effect,
  Link,
  MessageChannel,
  Origin,
  Outcome,
  RecordWorkflow,
  Repeat,
  WorkflowExpression,
  WorkflowStep,
} from '../../types.ts';

/** A part of the workflow as a file has it: an expression is its text. */
type Authored<T> = T extends WorkflowExpression
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Authored<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Authored<T[Key]> }
      : T;

/** The same, where some words may be missing: the bundle fills them in. */
type Defaulted<T, Key extends keyof Authored<T>> = Omit<Authored<T>, Key> & Partial<Pick<Authored<T>, Key>>;

/** How a step is repeated: every word of every kind; which belong together is checked apart. */
export interface RepeatEntry {
  readonly kind: Repeat['kind'];
  readonly from?: string;
  readonly to?: string;
  readonly days?: readonly number[];
  readonly openFor?: Duration;
  readonly minimum?: number;
}

export interface CorrectionEntry {
  readonly mode: Correction['mode'];
  readonly window?: Duration;
  readonly delete?: boolean;
}

export type OutcomeEntry = Defaulted<Outcome, 'ends' | 'reopens' | 'adds' | 'origin'>;

export interface EffectEntry {
  readonly type: Effect['type'];
  readonly on?: Effect['on'];
  readonly hold?: Effect['hold'];
  readonly outcome?: string;
  readonly when?: string;
  readonly offset?: Duration;
  readonly receiver?: string;
  readonly message?: string;
  readonly to?: readonly string[];
  readonly by?: MessageChannel;
  readonly document?: string;
}

export interface DueEntry {
  readonly date?: string;
  readonly within?: Duration;
}

/** A step of the workflow, as authored. */
export type WorkflowStepEntry = Pick<WorkflowStep, 'id' | 'roles' | 'requires' | 'cite'> & {
  readonly origin: Origin;
  readonly readers?: readonly string[];
  readonly when?: string;
  readonly repeat?: RepeatEntry;
  readonly correction: CorrectionEntry;
  readonly outcomes?: readonly OutcomeEntry[];
  readonly effects: readonly EffectEntry[];
  readonly due?: DueEntry;
  readonly medical?: boolean;
};

export type LinkEntry = Defaulted<Link, 'requires' | 'shows'>;
export type AccessEntry = Authored<AccessRule>;

/** The workflow of one record type, as authored. */
export interface RecordWorkflowEntry extends Pick<RecordWorkflow, 'consent' | 'accessHistory'> {
  readonly steps: readonly WorkflowStepEntry[];
  readonly links?: readonly LinkEntry[];
  readonly support?: readonly string[];
  readonly access?: readonly AccessEntry[];
}

/** workflow.json. */
export interface WorkflowFile {
  readonly recordTypes: Readonly<Record<string, RecordWorkflowEntry>>;
}
