import type { DraftFiles } from '@greffe/client/studio';
import { useEditor } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** What the parts of the draft are called, in the reader's language. */
export interface Titles {
  readonly recordType: (id: string) => string;
  readonly step: (id: string) => string;
  readonly role: (id: string) => string;
  readonly files: DraftFiles;
}

export function useTitles(): Titles {
  const { language } = useLanguage();
  const { files } = useEditor();
  const title = (kind: string) => (id: string) => textOf(files, language, `${kind}.${id}.title`, id);
  return { recordType: title('recordType'), step: title('step'), role: title('role'), files };
}
