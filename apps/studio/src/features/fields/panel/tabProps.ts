import type { OpenDialog } from '../dialogs/FieldDialogs.tsx';
import type { FieldView } from '../read/readFields.ts';

/** What every part of the panel is about. */
export interface TabProps {
  readonly step: string;
  readonly field: FieldView;
  /** All fields of the step. */
  readonly fields: readonly FieldView[];
  readonly onDialog: (dialog: OpenDialog) => void;
}
