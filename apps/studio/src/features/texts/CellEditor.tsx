import { type KeyboardEvent, useEffect, useRef } from 'react';
import styles from './Texts.module.css';

interface CellEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onCommit: (text: string) => void;
  /** Writing has ended: the focus stays on the cell, goes to the one below, or has gone elsewhere already. */
  readonly onEnd: (to: 'stay' | 'down' | 'away') => void;
}

/** Writing in a cell: Enter keeps it, Shift and Enter begins a line, Escape leaves it as it was. */
export function CellEditor({ label, text, onCommit, onEnd }: CellEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const hasEnded = useRef(false);

  useEffect(() => {
    const own = area.current;
    own?.focus();
    own?.setSelectionRange(own.value.length, own.value.length);
  }, []);

  function end(to: 'stay' | 'down' | 'away', isKept: boolean): void {
    if (hasEnded.current) return;
    hasEnded.current = true;
    if (isKept) onCommit(area.current?.value ?? text);
    onEnd(to);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The grid's own keys do not count while something is written.
    event.stopPropagation();
    if (event.key === 'Escape') end('stay', false);
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      end('down', true);
    }
  }

  return (
    <textarea
      ref={area}
      data-own-undo
      aria-label={label}
      className={styles.editor}
      defaultValue={text}
      rows={Math.min(8, Math.max(2, Math.ceil(text.length / 32)))}
      onKeyDown={onKeyDown}
      onBlur={() => end('away', true)}
    />
  );
}
