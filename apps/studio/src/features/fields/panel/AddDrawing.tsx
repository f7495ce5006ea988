import { type ReadDrawing, readDrawing } from '@greffe/definition/assist';
import { Banner, Button, Stack } from '@greffe/ui';
import { useRef, useState } from 'react';
import { findingSentence } from '../../../findings/findingSentence.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { DrawingDialog } from '../dialogs/DrawingDialog.tsx';

/** More than any drawing of outlines takes, in bytes. */
const LARGEST = 1024 * 1024;

interface AddDrawingProps {
  /** The answers of the field, each of which is a place. */
  readonly answers: readonly string[];
  /** A drawing that was named: its file, cleaned. */
  readonly onAdd: (name: string, svg: string) => void;
}

interface Chosen {
  readonly file: string;
  readonly read: ReadDrawing | 'tooLarge';
}

/** A drawing from a file of one's own: looked at and cleaned here, then named; what is no drawing is said. */
export function AddDrawing({ answers, onAdd }: AddDrawingProps) {
  const { t, language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen>();

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = file.size > LARGEST ? 'tooLarge' : readDrawing(file.name, await file.text());
    setChosen({ file: file.name, read });
  }

  const read = chosen?.read;
  const fault =
    read === 'tooLarge'
      ? t('fields.drawing.tooLarge')
      : read?.ok === false && read.finding && findingSentence(read.finding, language);
  return (
    <Stack gap={2}>
      <div>
        <Button size="small" icon="plus" onPress={() => input.current?.click()}>
          {t('fields.drawing.add')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".svg,image/svg+xml"
          hidden
          aria-label={t('fields.drawing.add')}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file chosen again is read again.
            event.target.value = '';
          }}
        />
      </div>
      {chosen && fault && (
        <Banner tone="error" announce="assertive" title={t('fields.drawing.refused', { file: chosen.file })}>
          {fault}
        </Banner>
      )}
      {chosen && typeof read === 'object' && read.ok && (
        <DrawingDialog
          file={chosen.file}
          regions={read.regions}
          answers={answers}
          onClose={() => setChosen(undefined)}
          onDone={(name) => {
            onAdd(name, read.svg);
            setChosen(undefined);
          }}
        />
      )}
    </Stack>
  );
}
