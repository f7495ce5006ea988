import { ConfirmDialog } from '@greffe/ui';
import { useMemo } from 'react';
import type { Command } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { FieldView } from '../read/readFields.ts';
import { Consequences } from './Consequences.tsx';
import type { DialogProps } from './FieldDialogs.tsx';

interface RemoveOptionProps extends DialogProps {
  readonly field: FieldView;
  readonly value: string;
}

/** Says who speaks of a choice before it is taken away. */
export function RemoveOption({ view, field, value, onClose, onSay }: RemoveOptionProps) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const { step } = view;
  const { pointer } = field;
  const command = useMemo(
    (): Command => ({ type: 'removeOption', step, pointer, value }),
    [step, pointer, value],
  );
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('fields.removeOptionTitle', { value })}
      confirmLabel={t('fields.removeOptionConfirm')}
      cancelLabel={t('app.cancel')}
      onCancel={onClose}
      onConfirm={() => {
        if (execute(command)) onSay(t('fields.said.removed', { field: value }));
        onClose();
      }}
    >
      <Consequences command={command} />
      <p>{t('fields.remove.undo')}</p>
    </ConfirmDialog>
  );
}
