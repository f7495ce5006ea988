import type { RecordView } from '@greffe/client';
import { FilesProvider } from '@greffe/form-engine';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { createRecordFiles } from './recordFiles.ts';

interface RecordFilesProviderProps {
  readonly record: RecordView;
  /** Of a repeated step: the entry that is being filled in. */
  readonly entry?: string | undefined;
  readonly children: ReactNode;
}

/** Gives the forms of a record its files. */
export function RecordFilesProvider({ record, entry, children }: RecordFilesProviderProps) {
  const api = useApi();
  const { t } = useLanguage();
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  });
  const files = useMemo(
    () =>
      createRecordFiles(
        api,
        record.id,
        () => ({ unreachable: words.current('files.unreachable'), held: words.current('files.held') }),
        entry,
      ),
    [api, record.id, entry],
  );
  // Before the forms are drawn that ask for them.
  useMemo(() => files.learn(record.files), [files, record.files]);
  return <FilesProvider value={files}>{children}</FilesProvider>;
}
