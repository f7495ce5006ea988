import { useMemo } from 'react';
import type { Command } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { RenameDialog } from '../../editor/RenameDialog.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { isOptionValue } from '../names.ts';
import { optionsOf } from '../read/options.ts';
import type { FieldView } from '../read/readFields.ts';
import { Consequences } from './Consequences.tsx';
import type { DialogProps } from './FieldDialogs.tsx';

interface RenameOptionProps extends DialogProps {
  readonly field: FieldView;
  readonly value: string;
}

/** Another value for a choice as it is kept: conditions, rules, texts and examples follow. */
export function RenameOption({ view, field, value, onClose, onSay }: RenameOptionProps) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const { step } = view;
  const { pointer } = field;
  const place = useMemo(
    (): Command => ({ type: 'renameOption', step, pointer, value, to: value }),
    [step, pointer, value],
  );
  return (
    <RenameDialog
      id="rename-option"
      title={t('fields.renameOptionTitle', { value })}
      text={t('fields.rename.text')}
      label={t('fields.option.value')}
      help={t('fields.option.help')}
      action={t('fields.rename')}
      maxLength={100}
      name={value}
      faultOf={(to) => {
        if (to !== value && (optionsOf(field) ?? []).includes(to)) return t('fields.option.taken');
        return isOptionValue(to) ? undefined : t('fields.option.shape');
      }}
      onRename={(to) => {
        if (execute({ type: 'renameOption', step, pointer, value, to }))
          onSay(t('fields.said.renamed', { field: value, name: to }));
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
