import { Button, Dialog, flushPendingCommits, TextArea } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';

const words = {
  unlock: { action: 'preview.unlock', label: 'preview.unlock.label' },
  annotate: { action: 'preview.annotate', label: 'preview.annotate.label' },
} as const;

interface SupportDialogProps {
  readonly kind: 'unlock' | 'annotate';
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** Why support unlocks a step, or what it writes beside one. */
export function SupportDialog({ kind, onClose, onDone }: SupportDialogProps) {
  const { t } = useLanguage();
  const [text, setText] = useState<string>();
  const [isSent, setSent] = useState(false);
  // What a flush hands on counts at once, before the next drawing.
  const latest = useRef<string>(undefined);
  return (
    <Dialog
      isOpen
      title={t(words[kind].action)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              flushPendingCommits();
              setSent(true);
              if (latest.current?.trim()) onDone(latest.current);
            }}
          >
            {t(words[kind].action)}
          </Button>
        </>
      }
    >
      <TextArea
        id="preview-support-text"
        label={t(words[kind].label)}
        isRequired
        value={text}
        error={isSent && !text?.trim() ? t('preview.reasonMissing') : undefined}
        onCommit={(value) => {
          latest.current = value;
          setText(value);
        }}
      />
    </Dialog>
  );
}
