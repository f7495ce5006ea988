import { useRef } from 'react';
import { Icon } from '../Icon/index.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly clearLabel: string;
  readonly placeholder?: string | undefined;
}

/** A pause that lets a word be finished before the server is asked, in milliseconds. */
const SEARCH_PAUSE = 300;

/** Words to look for; handed on after a pause, on Enter and on leaving. */
export function SearchField({ id, label, value, onCommit, clearLabel, placeholder }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const entry = useLateCommit({
    value,
    onCommit,
    pause: SEARCH_PAUSE,
    parse: (text: string) => text.trim(),
    format: (text) => text,
  });
  const clear = () => {
    entry.onChange('');
    entry.onBlur();
    input.current?.focus();
  };
  return (
    <div className={styles.search}>
      <VisuallyHidden>
        <label htmlFor={id}>{label}</label>
      </VisuallyHidden>
      <Icon name="search" className={styles.icon} />
      <input
        ref={input}
        id={id}
        type="search"
        className={styles.input}
        value={entry.text}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => entry.onChange(event.target.value)}
        onBlur={() => entry.onBlur()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') entry.flush();
          if (event.key === 'Escape') clear();
        }}
      />
      {entry.text !== '' && (
        <button type="button" className={styles.clear} aria-label={clearLabel} onClick={clear}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
