import type { ReactNode } from 'react';

export type Width = 'full' | 'half' | 'third' | 'quarter' | 'two-thirds';

/** What every field takes. All words come from the caller. */
export interface FieldProps {
  /** Stable id of the control; the parts' ids are made from it (`-label`, `-help`, `-error`). */
  readonly id: string;
  readonly label: string;
  /** Shown after the label, such as "(obligatoire)" or "(facultatif)". */
  readonly mark?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly help?: ReactNode;
  /** Unit symbol shown inside the control, such as mmol/mol. */
  readonly unit?: string | undefined;
  readonly error?: string | undefined;
  /** Said before the error to those who do not see the icon, such as "Erreur :". */
  readonly errorPrefix?: string | undefined;
  readonly warning?: string | undefined;
  /** Where the requirement comes from; see Citation. */
  readonly cite?: ReactNode;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  /** Keeps the label for assistive technology alone. */
  readonly isLabelHidden?: boolean | undefined;
  readonly name?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

export interface TextEntryProps extends FieldProps {
  readonly placeholder?: string | undefined;
  readonly autoComplete?: string | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined;
  readonly maxLength?: number | undefined;
  readonly onFocus?: (() => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}
