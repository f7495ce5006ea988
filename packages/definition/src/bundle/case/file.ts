import type { Instant, Pointer } from '../../types.ts';

/** A fault that a case expects. */
export interface ExpectedError {
  readonly pointer: Pointer;
  readonly code: string;
  readonly rule?: string;
}

/** Where a case expects a step to stand; only what is named is compared. */
export interface ExpectedStep {
  readonly status?: string;
  readonly round?: number;
  readonly outcome?: string;
  /** Until when it can be undone. */
  readonly until?: Instant;
  /** Exactly these, in any order. */
  readonly waitsFor?: readonly string[];
  readonly due?: Instant;
}

/** What a case expects after one of its steps; only what is named is compared. */
export interface CaseExpectation {
  readonly status?: string;
  readonly refused?: string;
  /** Article that the refusal cites. */
  readonly cite?: string;
  readonly errors?: readonly ExpectedError[];
  readonly warnings?: readonly ExpectedError[];
  /** A status, or more. */
  readonly steps?: Readonly<Record<string, string | ExpectedStep>>;
  /** Role → steps whose turn it is, exactly these. */
  readonly tasks?: Readonly<Record<string, readonly string[]>>;
  /** Exactly what left since the step before, in any order. */
  readonly messages?: readonly { readonly message: string; readonly to: readonly string[] }[];
  /** Whether the record has its registration code. */
  readonly code?: boolean;
  /** Repeated step → entries by status. */
  readonly entries?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Role → whether it sees the record. */
  readonly sees?: Readonly<Record<string, boolean>>;
}

/** What can be done in a case. `create` starts another record; the others are the engine's commands. */
export type CaseCommand =
  | 'save'
  | 'validate'
  | 'undo'
  | 'reopen'
  | 'unlock'
  | 'delete'
  | 'annotate'
  | 'add'
  | 'wait'
  | 'acknowledge'
  | 'requestCorrections'
  | 'create';

/** One thing that somebody does in a case. */
export interface CaseStep {
  readonly at: Instant;
  /** A role, or `system`: the engine itself. */
  readonly who: string;
  /** Tells two people of one role apart; without it, a role is one person. */
  readonly person?: string;
  readonly do: CaseCommand;
  /** Name of the record within the case (`main`). */
  readonly record?: string;
  /** Of a record that is created. */
  readonly recordType?: string;
  /** Name of the record that one is created from. */
  readonly parent?: string;
  readonly step?: string;
  readonly entry?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly text?: string;
  readonly expect?: CaseExpectation;
}

/** cases/<name>.case.json. */
export interface CaseFile {
  readonly title: string;
  readonly recordType: string;
  readonly steps: readonly CaseStep[];
}
