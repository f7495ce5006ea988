import { Button, Dialog, flushPendingCommits, Stack, TextField } from '@greffe/ui';
import { useMemo, useRef, useState } from 'react';
import type { Command } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
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
  const [shown, setShown] = useState<string | undefined>(field.name);
  const [error, setError] = useState<string>();
  const latest = useRef<string>(field.name);
  const { step, fields } = view;
  const { pointer } = field;
  const place = useMemo(
    (): Command => ({ type: 'renameField', step, pointer, name: field.name }),
    [step, pointer, field.name],
  );

  function rename(): void {
    flushPendingCommits();
    const name = latest.current;
    const isTaken = aroundOf(fields, field).siblings.some((each) => each !== field && each.name === name);
    if (!isFieldName(name) || isTaken) {
      setError(t(isTaken ? 'fields.name.taken' : 'fields.name.shape'));
      return;
    }
    if (name !== field.name && execute({ type: 'renameField', step, pointer, name }))
      onSay(t('fields.said.renamed', { field: field.title, name }));
    onClose();
  }

  return (
    <Dialog
      isOpen
      title={t('fields.renameTitle', { field: field.title })}
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
          id="rename-field"
          label={t('fields.name')}
          help={t('fields.name.help')}
          isRequired
          maxLength={60}
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
