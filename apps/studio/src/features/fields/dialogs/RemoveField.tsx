import { ConfirmDialog } from '@greffe/ui';
import { useMemo } from 'react';
import type { Command } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { type FieldView, flatten } from '../read/readFields.ts';
import { Consequences } from './Consequences.tsx';
import type { DialogProps } from './FieldDialogs.tsx';

/** Says what goes with a field and what would have to be mended, before it is removed. */
export function RemoveField({ view, field, onClose, onSay }: DialogProps & { readonly field: FieldView }) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const { pointer, title } = field;
  const command = useMemo(
    (): Command => ({ type: 'removeField', step: view.step, pointer }),
    [view.step, pointer],
  );
  const inside = flatten(field.children).length;
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('fields.removeTitle', { field: title })}
      confirmLabel={t('fields.removeConfirm')}
      cancelLabel={t('app.cancel')}
      onCancel={onClose}
      onConfirm={() => {
        if (execute(command)) onSay(t('fields.said.removed', { field: title }));
        onClose();
      }}
    >
      {inside > 0 && <p>{t('fields.remove.inside', { count: inside })}</p>}
      <Consequences command={command} />
      <p>{t('fields.remove.undo')}</p>
    </ConfirmDialog>
  );
}
