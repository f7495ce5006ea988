import type { FileTexts } from '@greffe/ui';
import type { ThemeTexts } from '../texts/themeTexts.ts';

/** The theme's words for files, as the component asks for them. */
export const fileTexts = (texts: ThemeTexts): FileTexts => ({
  choose: texts.fileChoose,
  drop: texts.fileDrop,
  remove: texts.remove,
  open: texts.fileOpen,
  retry: texts.fileRetry,
  uploading: texts.fileSending,
  done: texts.fileSent,
  failed: texts.fileFailed,
  wrongKind: texts.fileWrongKind,
  tooLarge: texts.fileTooLarge,
  empty: texts.fileEmpty,
});
