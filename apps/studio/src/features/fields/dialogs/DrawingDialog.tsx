import { Banner, Button, Dialog, flushPendingCommits, Stack, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { isId } from '../../steps/ids.ts';
import { picturesOf } from '../read/sources.ts';

interface DrawingDialogProps {
  /** What the chosen file is called. */
  readonly file: string;
  /** Ids of its shapes. */
  readonly regions: readonly string[];
  readonly answers: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

/** A name made of a file's: "Bras (v2).svg" is bras-v2. */
function drawingName(file: string): string {
  const plain = file
    .replace(/\.svg$/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
}

/** The name of a drawing, with what can be chosen on it, and which answers it does not show yet. */
export function DrawingDialog({ file, regions, answers, onClose, onDone }: DrawingDialogProps) {
  const { t, language } = useLanguage();
  const { files } = useEditor();
  const [name, setName] = useState<string | undefined>(() => drawingName(file));
  const [error, setError] = useState<string>();
  // What a flush hands on counts at once, before the next drawing.
  const latest = useRef(name);
  const list = new Intl.ListFormat(language);
  const lacking = answers.filter((answer) => !regions.includes(answer));

  function add(): void {
    flushPendingCommits();
    const next = latest.current;
    if (!isId(next)) setError(t('fields.drawing.shape'));
    else if (picturesOf(files).includes(next)) setError(t('fields.drawing.taken'));
    else onDone(next);
  }

  return (
    <Dialog
      isOpen
      title={t('fields.drawing.add')}
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" onPress={add}>
            {t('fields.drawing.confirm')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('fields.drawing.cleaned')}</p>
        <TextField
          id="new-drawing"
          label={t('fields.drawing.name')}
          help={t('fields.drawing.name.help')}
          isRequired
          autoFocus
          maxLength={60}
          value={name}
          error={error}
          onCommit={(typed) => {
            latest.current = typed;
            setName(typed);
          }}
        />
        <p>
          {t('fields.drawing.regions', { count: regions.length, names: list.format(regions.slice(0, 30)) })}
        </p>
        {lacking.length > 0 && (
          <Banner tone="warning" title={t('fields.drawing.lacking')}>
            {list.format(lacking)}
          </Banner>
        )}
      </Stack>
    </Dialog>
  );
}
