import { useRef, useState } from 'react';
import { buttonClass } from '../Button/index.ts';
import { describedBy, FieldsetShell } from '../FieldShell/index.ts';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import { FileList } from './FileList.tsx';
import styles from './FileUpload.module.css';
import { refusalOf } from './fileKinds.ts';
import type { FileUploadProps } from './types.ts';

/** Files to send along: chosen or dropped, looked at before they go, each with its progress. */
export function FileUpload(all: FileUploadProps) {
  const {
    files,
    onAdd,
    onRemove,
    onRetry,
    onOpen,
    accept,
    maximumSize,
    isMultiple = false,
    texts,
    ...props
  } = all;
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [isOver, setOver] = useState(false);
  const isFixed = Boolean(props.isDisabled || props.isReadOnly);

  const take = async (chosen: readonly File[]) => {
    const looked = await Promise.all(
      chosen.map(async (file) => ({ file, refusal: await refusalOf(file, { accept, maximumSize }) })),
    );
    setRefused(
      looked.flatMap(({ file, refusal }) =>
        refusal === undefined ? [] : [texts[refusal].replace('{name}', file.name)],
      ),
    );
    const taken = looked.flatMap(({ file, refusal }) => (refusal === undefined ? [file] : []));
    if (taken.length > 0) onAdd(isMultiple ? taken : taken.slice(0, 1));
  };
  const remove = (id: string) => {
    onRemove(id);
    // Its button goes with it.
    input.current?.focus();
  };

  return (
    <FieldsetShell {...props}>
      <div className={styles.upload}>
        {!isFixed && (
          // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button in it is for everybody
          <div
            className={cx(styles.drop, isOver && styles.over, Boolean(props.error) && styles.invalid)}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void take([...event.dataTransfer.files]);
            }}
          >
            <label className={cx(buttonClass({}), styles.choose)}>
              <input
                ref={input}
                type="file"
                id={`${props.id}-input`}
                className={styles.input}
                name={props.name}
                accept={accept.join(',')}
                multiple={isMultiple}
                aria-label={`${texts.choose} – ${props.label}`}
                {...describedBy(props)}
                onChange={(event) => {
                  const chosen = [...(event.target.files ?? [])];
                  // The same file can be chosen again after it was mended.
                  event.target.value = '';
                  void take(chosen);
                }}
              />
              <Icon name="plus" />
              {texts.choose}
            </label>
            <span className={styles.hint}>{texts.drop}</span>
          </div>
        )}
        <div role="alert">
          {refused.map((message) => (
            <p key={message} className={styles.failed}>
              <Icon name="error" />
              {message}
            </p>
          ))}
        </div>
        {files.length > 0 && (
          <FileList
            files={files}
            label={props.label}
            texts={texts}
            onOpen={onOpen}
            onRemove={isFixed ? undefined : remove}
            onRetry={isFixed ? undefined : onRetry}
          />
        )}
      </div>
    </FieldsetShell>
  );
}
