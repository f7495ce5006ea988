import { Button, Dialog, flushPendingCommits, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { isId } from '../../steps/ids.ts';

interface RenameRuleProps {
  readonly id: string;
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** Another name in the files for a rule: its sentences and the examples that speak of it follow. */
export function RenameRule({ id, taken, onClose, onDone }: RenameRuleProps) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const [error, setError] = useState<string>();
  const to = useRef(id);
  const [shown, setShown] = useState<string | undefined>(id);

  function rename(): void {
    flushPendingCommits();
    const next = to.current;
    const isTaken = next !== id && taken.includes(next);
    if (!isId(next) || isTaken) setError(t(isTaken ? 'rules.id.taken' : 'steps.id.shape'));
    else if (next !== id && execute({ type: 'renameRule', id, to: next })) onDone(next);
    else onClose();
  }

  return (
    <Dialog
      isOpen
      title={t('rules.renameTitle')}
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
      <p>{t('rules.renameText')}</p>
      <TextField
        id="rename-rule"
        label={t('steps.id')}
        help={t('rules.id.help')}
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
