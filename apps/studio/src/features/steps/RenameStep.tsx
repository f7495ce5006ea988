import { Button, Dialog, flushPendingCommits, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { isId } from './ids.ts';

interface RenameStepProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** Another id for a step: what speaks of it follows, in the same edit. */
export function RenameStep({ id, onClose, onDone }: RenameStepProps) {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  const [error, setError] = useState<string>();
  const to = useRef<string>(id);
  const [shown, setShown] = useState<string | undefined>(id);

  function rename(): void {
    flushPendingCommits();
    const next = to.current;
    const isTaken = next !== id && files[`steps/${next}.schema.json`] !== undefined;
    if (!isId(next) || isTaken) setError(t(isTaken ? 'steps.id.taken' : 'steps.id.shape'));
    else if (next !== id && execute({ type: 'renameStep', id, to: next })) onDone(next);
    else onClose();
  }

  return (
    <Dialog
      isOpen
      title={t('steps.renameTitle')}
      onClose={onClose}
      onSubmit={rename}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" onPress={rename}>
            {t('steps.rename')}
          </Button>
        </>
      }
    >
      <p>{t('steps.renameText')}</p>
      <TextField
        id="rename-step"
        label={t('steps.id')}
        help={t('steps.id.help')}
        isRequired
        value={shown}
        error={error}
        onCommit={(text) => {
          to.current = text ?? '';
          setShown(text);
        }}
      />
    </Dialog>
  );
}
