import { Button, Dialog, flushPendingCommits, Stack, TextArea } from '@greffe/ui';
import { type ReactNode, useRef, useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';

interface ReasonDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly explanation: string;
  /** Name of the field that must be filled in. */
  readonly label: string;
  readonly missing: string;
  readonly confirmLabel: string;
  readonly isPending: boolean;
  /** Why it was refused. */
  readonly problem?: ReactNode;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the words without which support does nothing (CO-5); they stand in the history. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const typed = useRef<string>(undefined);
  const confirm = () => {
    flushPendingCommits();
    const words = typed.current?.trim() ?? '';
    setMissing(words === '');
    if (words !== '') props.onConfirm(words);
    else document.getElementById('support-reason')?.focus();
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      title={props.title}
      onClose={props.onCancel}
      actions={
        <>
          <Button onPress={props.onCancel}>{t('app.cancel')}</Button>
          <Button
            variant="primary"
            isPending={props.isPending}
            pendingLabel={t('app.loading')}
            onPress={confirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        {props.problem}
        <p>{props.explanation}</p>
        <TextArea
          id="support-reason"
          label={props.label}
          isRequired
          value={reason}
          maxLength={1000}
          {...(isMissing && { error: props.missing })}
          onCommit={(words) => {
            typed.current = words;
            setReason(words);
          }}
        />
      </Stack>
    </Dialog>
  );
}
