import type { Destination } from '../moves.ts';
import type { KindName } from '../read/kinds.ts';
import type { FieldView } from '../read/readFields.ts';
import type { StepFields } from '../useStepFields.ts';
import { AddField } from './AddField.tsx';
import { MoveField } from './MoveField.tsx';
import { RemoveField } from './RemoveField.tsx';
import { RemoveOption } from './RemoveOption.tsx';
import { RenameField } from './RenameField.tsx';
import { RenameOption } from './RenameOption.tsx';

/** The window that is open, and what it is about. */
export type OpenDialog =
  | { readonly name: 'add'; readonly kind: KindName; readonly at: Destination }
  | { readonly name: 'rename' | 'remove' | 'move'; readonly field: FieldView }
  | { readonly name: 'renameOption' | 'removeOption'; readonly field: FieldView; readonly value: string };

export interface DialogProps {
  readonly view: StepFields;
  readonly onClose: () => void;
  /** What was done, for those who do not see it. */
  readonly onSay: (text: string) => void;
}

interface FieldDialogsProps extends DialogProps {
  readonly dialog: OpenDialog;
  readonly onAdded: (pointer: string) => void;
}

/** The windows of the part “Fields”, one at a time. */
export function FieldDialogs({ dialog, onAdded, ...props }: FieldDialogsProps) {
  switch (dialog.name) {
    case 'add':
      return <AddField {...props} kind={dialog.kind} at={dialog.at} onAdded={onAdded} />;
    case 'rename':
      return <RenameField {...props} field={dialog.field} />;
    case 'remove':
      return <RemoveField {...props} field={dialog.field} />;
    case 'move':
      return <MoveField {...props} field={dialog.field} />;
    case 'renameOption':
      return <RenameOption {...props} field={dialog.field} value={dialog.value} />;
    case 'removeOption':
      return <RemoveOption {...props} field={dialog.field} value={dialog.value} />;
  }
}
