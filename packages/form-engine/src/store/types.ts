import type {
  Facts,
  FieldError,
  FieldOption,
  Pointer,
  RuleAnswer,
  SchemaValidator,
  StepData,
} from '@greffe/definition';

/** An error as it is shown; one that the server found brings its own words. */
export interface ShownError extends FieldError {
  readonly text?: string;
}

/** All that a field's widget needs, kept identical while nothing of it changes. */
export interface FieldState {
  readonly value: unknown;
  readonly isHidden: boolean;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  /** Options offered now, where the field is a choice. */
  readonly options?: readonly FieldOption[];
  readonly errors: readonly ShownError[];
}

/** Everything the step's screen shows; a new object for every change. */
export interface StepSnapshot {
  /** As typed, hidden values included, with derived values in place. */
  readonly data: StepData;
  readonly hidden: ReadonlySet<Pointer>;
  readonly required: ReadonlySet<Pointer>;
  readonly readOnly: ReadonlySet<Pointer>;
  readonly options: (pointer: Pointer) => readonly FieldOption[];
  readonly rules: readonly RuleAnswer[];
  /** Fields that the user has filled and left. */
  readonly touched: ReadonlySet<Pointer>;
  /** Errors and warnings shown at their fields. */
  readonly errors: ReadonlyMap<Pointer, readonly ShownError[]>;
  /** Errors that stopped the last submit and are not mended yet, in the order of the screen. */
  readonly summary: readonly ShownError[];
  /** How many times a submit was stopped: the summary takes the focus each time. */
  readonly stops: number;
}

export type SubmitResult =
  | { readonly ok: true; readonly data: StepData }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A step's data and everything that follows from it, outside React. */
export interface StepStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => StepSnapshot;
  /** The state of one field; the same object as long as nothing of it has changed. */
  readonly getField: (pointer: Pointer) => FieldState;
  /** A change by the user; null, undefined and the empty text remove the value. */
  readonly change: (pointer: Pointer, value: unknown) => void;
  /** The user has left the field. */
  readonly touch: (pointer: Pointer) => void;
  /** Checks the whole step; errors are shown from then on, and mended one by one. */
  readonly submit: () => SubmitResult;
  /** Errors that the server answered (422). */
  readonly setServerErrors: (errors: readonly ShownError[]) => void;
  /** Another day or another organisation: everything is worked out again. */
  readonly setFacts: (facts: Facts) => void;
  /** The compiled schema has arrived, or is another one. */
  readonly setValidate: (validate: SchemaValidator | undefined) => void;
}
