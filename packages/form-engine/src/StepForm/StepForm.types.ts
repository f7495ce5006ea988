import type { Bundle, Citation, Facts, Pointer, SchemaValidator, StepData } from '@greffe/definition';
import type { ReactNode } from 'react';

/** An error as the server says it (422): where, which, in the user's words. */
export interface ServerError {
  readonly pointer: Pointer;
  readonly code: string;
  readonly message?: string;
  readonly cite?: Citation;
}

/** What a part placed beside a section may do with the form. */
export interface StepFormAccess {
  readonly subscribe: (listener: () => void) => () => void;
  /** The data as typed; identical as long as nothing has changed (for useSyncExternalStore). */
  readonly getData: () => StepData;
  /** Puts a value in the form as if the user had typed it; undefined removes it. */
  readonly change: (pointer: Pointer, value: unknown) => void;
}

export interface StepFormProps {
  readonly bundle: Bundle;
  /** Id of the step. */
  readonly step: string;
  /** The data to start from. The form then keeps its own: give another `key` to start from other data. */
  readonly data: StepData;
  readonly facts: Facts;
  readonly language: string;
  /** Shows the values as a list instead of fields. */
  readonly readOnly?: boolean;
  /** The step's compiled schema; until it is there, logic and rules speak alone. */
  readonly validate?: SchemaValidator;
  /** Called for every change, with the whole data as typed (hidden values included). */
  readonly onChange?: (data: StepData) => void;
  /** Called when nothing stops the step. */
  readonly onSubmit?: (data: StepData) => void;
  /** Words of the button that submits; without it, there is none (call `submit` by the form's id). */
  readonly submitLabel?: string;
  /** What pressing it means, said with the button: "Vous pourrez annuler pendant 5 minutes." */
  readonly submitHint?: string;
  /** While the step is on its way: the button says that it is busy, and a second press does nothing. */
  readonly isSubmitting?: boolean;
  /** What the server found in the data sent; a new array shows anew. */
  readonly serverErrors?: readonly ServerError[];
  /** What the session machine says of saving ("Enregistré à 14:03"). */
  readonly saveState?: ReactNode;
  /** More buttons, beside the one that submits. */
  readonly actions?: ReactNode;
  /** A place under a section or a group: likely matches under the beneficiary. Called with the section's pointer. */
  readonly renderAside?: (pointer: Pointer, form: StepFormAccess) => ReactNode;
  /** First part of every field's id, where a page holds two forms. Default `root`. */
  readonly idPrefix?: string;
  /** The form element's id, for a button elsewhere on the page. */
  readonly id?: string;
}
