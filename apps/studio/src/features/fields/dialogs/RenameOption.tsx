import { Button, Dialog, flushPendingCommits, Stack, TextField } from '@greffe/ui';
import { useMemo, useRef, useState } from 'react';
import type { Command } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
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
  const [shown, setShown] = useState<string | undefined>(value);
  const [error, setError] = useState<string>();
  const latest = useRef<string>(value);
  const { step } = view;
  const { pointer } = field;
  const place = useMemo(
    (): Command => ({ type: 'renameOption', step, pointer, value, to: value }),
    [step, pointer, value],
  );

  function rename(): void {
    flushPendingCommits();
    const to = latest.current;
    const isTaken = to !== value && (optionsOf(field) ?? []).includes(to);
    if (!isOptionValue(to) || isTaken) {
      setError(t(isTaken ? 'fields.option.taken' : 'fields.option.shape'));
      return;
    }
    if (to !== value && execute({ type: 'renameOption', step, pointer, value, to }))
      onSay(t('fields.said.renamed', { field: value, name: to }));
    onClose();
  }

  return (
    <Dialog
      isOpen
      title={t('fields.renameOptionTitle', { value })}
      onClose={onClose}
      onSubmit={rename}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" onPress={rename}>
            {t('fields.rename')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('fields.rename.text')}</p>
        <TextField
          id="rename-option"
          label={t('fields.option.value')}
          help={t('fields.option.help')}
          isRequired
          maxLength={100}
          autoFocus
          value={shown}
          error={error}
          onCommit={(text) => {
            latest.current = text ?? '';
            setShown(text);
          }}
        />
        <div>
          <Consequences command={place} />
        </div>
      </Stack>
    </Dialog>
  );
}
