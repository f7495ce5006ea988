import { FileLine } from './FileLine.tsx';
import styles from './FileUpload.module.css';
import type { FileTexts, HeldFile } from './types.ts';

export interface FileListProps {
  readonly files: readonly HeldFile[];
  /** Says what the files are, to who cannot see what stands above them. */
  readonly label: string;
  readonly texts: FileTexts;
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly onRemove?: ((id: string) => void) | undefined;
  readonly onRetry?: ((id: string) => void) | undefined;
}

/** Files that are there, to open. */
export function FileList({ files, label, texts, onOpen, onRemove, onRetry }: FileListProps) {
  return (
    <ul className={styles.files} aria-label={label}>
      {files.map((file) => (
        <FileLine
          key={file.id}
          file={file}
          texts={texts}
          onOpen={onOpen && (() => onOpen(file.id))}
          onRemove={onRemove && (() => onRemove(file.id))}
          onRetry={onRetry && (() => onRetry(file.id))}
        />
      ))}
    </ul>
  );
}
