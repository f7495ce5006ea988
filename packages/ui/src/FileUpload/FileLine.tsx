import { lazy, Suspense } from 'react';
import { useLocale } from 'react-aria-components/I18nProvider';
import { Button } from '../Button/index.ts';
import { Icon } from '../Icon/index.ts';
import styles from './FileUpload.module.css';
import { sizeText } from './fileKinds.ts';
import type { FileTexts, HeldFile } from './types.ts';

// Canvas and decoding: for the few who add a picture. Pure: a page without uploads must not bring it along.
const Preview = /* @__PURE__ */ lazy(() => import('./Preview.tsx'));

interface FileLineProps {
  readonly file: HeldFile;
  readonly texts: FileTexts;
  readonly onOpen?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** A file that was chosen: its name, how far it is, and what can be done with it. */
export function FileLine({ file, texts, onOpen, onRemove, onRetry }: FileLineProps) {
  const { locale } = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(file.progress ?? 0);
  return (
    <li className={styles.file} data-state={file.state}>
      {file.preview !== undefined ? (
        <Suspense fallback={<Icon name="document" className={styles.icon} />}>
          <Preview content={file.preview} />
        </Suspense>
      ) : (
        <Icon name="document" className={styles.icon} />
      )}
      <div className={styles.about}>
        <p className={styles.name}>{file.name}</p>
        <p className={styles.meta}>
          {sizeText(file.size, locale)}
          {file.state === 'uploading' && ` · ${texts.uploading} ${percent}`}
          {file.state === 'done' && ` · ${texts.done}`}
        </p>
        {file.state === 'uploading' && (
          <progress
            className={styles.progress}
            value={file.progress ?? 0}
            max={1}
            aria-label={`${texts.uploading} – ${file.name}`}
          />
        )}
        {file.state === 'failed' && (
          <p role="alert" className={styles.failed}>
            <Icon name="error" />
            {file.message ?? texts.failed}
          </p>
        )}
      </div>
      <FileActions file={file} texts={texts} onOpen={onOpen} onRemove={onRemove} onRetry={onRetry} />
    </li>
  );
}

/** Each named with its file: in a list of buttons "Remove" alone says nothing. */
function FileActions({ file, texts, onOpen, onRemove, onRetry }: FileLineProps) {
  const canOpen = file.state === 'done' && onOpen !== undefined;
  const canRetry = file.state === 'failed' && onRetry !== undefined;
  if (!canOpen && !canRetry && onRemove === undefined) return null;
  return (
    <div className={styles.actions}>
      {canOpen && (
        <Button size="small" variant="quiet" aria-label={`${texts.open} – ${file.name}`} onPress={onOpen}>
          {texts.open}
        </Button>
      )}
      {canRetry && (
        <Button size="small" aria-label={`${texts.retry} – ${file.name}`} onPress={onRetry}>
          {texts.retry}
        </Button>
      )}
      {onRemove !== undefined && (
        <Button
          size="small"
          variant="quiet"
          icon="trash"
          aria-label={`${texts.remove} – ${file.name}`}
          onPress={onRemove}
        >
          {texts.remove}
        </Button>
      )}
    </div>
  );
}
