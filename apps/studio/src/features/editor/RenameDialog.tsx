import { Button, Dialog, flushPendingCommits, Stack, TextField } from '@greffe/ui';
import { type ReactNode, useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';

interface RenameDialogProps {
  readonly id: string;
  readonly title: string;
  /** What follows the new name. */
  readonly text: string;
  readonly label: string;
  readonly help: string;
  /** What the button says. */
  readonly action: string;
  readonly maxLength?: number;
  /** The name as it is. */
  readonly name: string;
  /** Why a name cannot be taken, in words. */
  readonly faultOf: (name: string) => string | undefined;
  /** Another name, with no fault. */
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Another name for something of the draft; the same name again changes nothing. */
export function RenameDialog(props: RenameDialogProps) {
  const { id, title, text, label, help, action, maxLength, name, onClose } = props;
  const { t } = useLanguage();
  const [shown, setShown] = useState<string | undefined>(name);
  const [error, setError] = useState<string>();
  // What a flush hands on counts at once, before the next drawing.
  const latest = useRef(name);

  function rename(): void {
    flushPendingCommits();
    const next = latest.current;
    const fault = props.faultOf(next);
    if (fault !== undefined) setError(fault);
    else if (next === name) onClose();
    else props.onRename(next);
  }

  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      onSubmit={rename}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" onPress={rename}>
            {action}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{text}</p>
        <TextField
          id={id}
          label={label}
          help={help}
          isRequired
          maxLength={maxLength}
          autoFocus
          value={shown}
          error={error}
          onCommit={(typed) => {
            latest.current = typed ?? '';
            setShown(typed);
          }}
        />
        {props.children}
      </Stack>
    </Dialog>
  );
}
