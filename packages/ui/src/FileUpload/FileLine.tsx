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
  readonly isFixed: boolean;
  readonly onRemove: () => void;
  readonly onRetry: (() => void) | undefined;
}

/** A file that was chosen: its name, how far it is, and what can be done with it. */
export function FileLine({ file, texts, isFixed, onRemove, onRetry }: FileLineProps) {
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
          <p className={styles.failed}>
            <Icon name="error" />
            {file.message ?? texts.failed}
          </p>
        )}
      </div>
      {!isFixed && (
        <div className={styles.actions}>
          {file.state === 'failed' && onRetry !== undefined && (
            <Button size="small" aria-label={`${texts.retry} – ${file.name}`} onPress={onRetry}>
              {texts.retry}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon="trash"
            aria-label={`${texts.remove} – ${file.name}`}
            onPress={onRemove}
          >
            {texts.remove}
          </Button>
        </div>
      )}
    </li>
  );
}
