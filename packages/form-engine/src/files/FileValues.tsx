import { type FormFiles, fileTexts, themeTexts } from '@greffe/rjsf-theme';
import { FileList } from '@greffe/ui';
import { useState } from 'react';

interface FileValuesProps {
  readonly title: string;
  readonly ids: readonly string[];
  readonly files: FormFiles;
  readonly language: string;
}

/** The files that a step's data name, to open. */
export default function FileValues({ title, ids, files, language }: FileValuesProps) {
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const texts = themeTexts({ language });
  const told = (id: string, work: Promise<unknown>) => {
    setFaults(({ [id]: _, ...others }) => others);
    work.catch((error: unknown) =>
      setFaults((all) => ({ ...all, [id]: error instanceof Error ? error.message : texts.fileFailed })),
    );
  };
  return (
    <FileList
      label={title}
      texts={{ ...fileTexts(texts), done: texts.fileThere }}
      files={ids.map((id) => {
        const known = files.find(id);
        const message = faults[id] ?? known?.held ?? (known ? undefined : texts.fileGoneHelp);
        return {
          id,
          name: known?.name ?? texts.fileGone,
          size: known?.size ?? 0,
          state: message === undefined ? ('done' as const) : ('failed' as const),
          message,
        };
      })}
      onOpen={(id) => told(id, files.open(id))}
      onRetry={(id) => told(id, files.lookAgain(id))}
    />
  );
}
