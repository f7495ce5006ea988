import { useMemo } from 'react';
import type { Command } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { RenameDialog } from '../../editor/RenameDialog.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { aroundOf } from '../moves.ts';
import { isFieldName } from '../names.ts';
import type { FieldView } from '../read/readFields.ts';
import { Consequences } from './Consequences.tsx';
import type { DialogProps } from './FieldDialogs.tsx';

/** Another name for a field in the files: what speaks of it follows, in the same edit, and is said first. */
export function RenameField({ view, field, onClose, onSay }: DialogProps & { readonly field: FieldView }) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const { step, fields } = view;
  const { pointer } = field;
  const place = useMemo(
    (): Command => ({ type: 'renameField', step, pointer, name: field.name }),
    [step, pointer, field.name],
  );
  const isTaken = (name: string) =>
    aroundOf(fields, field).siblings.some((each) => each !== field && each.name === name);
  return (
    <RenameDialog
      id="rename-field"
      title={t('fields.renameTitle', { field: field.title })}
      text={t('fields.rename.text')}
      label={t('fields.name')}
      help={t('fields.name.help')}
      action={t('fields.rename')}
      maxLength={60}
      name={field.name}
      faultOf={(name) => {
        if (isTaken(name)) return t('fields.name.taken');
        return isFieldName(name) ? undefined : t('fields.name.shape');
      }}
      onRename={(name) => {
        if (execute({ type: 'renameField', step, pointer, name }))
          onSay(t('fields.said.renamed', { field: field.title, name }));
        onClose();
      }}
      onClose={onClose}
    >
      <div>
        <Consequences command={place} />
      </div>
    </RenameDialog>
  );
}
