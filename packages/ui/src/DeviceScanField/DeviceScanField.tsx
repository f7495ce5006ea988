import type { KeyboardEvent } from 'react';
import { DescriptionList } from '../DescriptionList/index.ts';
import type { TextEntryProps } from '../support/fields.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { formatText, parseText, TextInput } from '../TextField/index.ts';
import styles from './DeviceScanField.module.css';
import { repairScan } from './scannerKeys.ts';

/** What a scanned text means: how it is stored, and what it says of the device; or why it means nothing. */
export type ScanReading =
  | {
      readonly ok: true;
      readonly value: string;
      readonly parts: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly ok: false; readonly message?: string | undefined };

export type DeviceScanFieldProps = TextEntryProps & {
  /** The identifier as it is stored, or the text as typed when it means nothing yet. */
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
  /** Reads a text, as a pure function: the caller knows the kinds of identifiers and the words. */
  readonly read: (text: string) => ScanReading;
};

/** The control character between two parts of a code, as it is shown: typed itself it would be invisible. */
const SEPARATOR = '\u241D';

function selectAll(id: string) {
  const input = document.getElementById(id);
  if (input instanceof HTMLInputElement) input.select();
}

/**
 * The identifier of a device from a scanner that types, or typed by hand. What it says of the device shows below it.
 * The Enter that a scanner sends reads the code and sends no form; the next scan takes the place of the last.
 */
export function DeviceScanField({ value, onCommit, read, ...props }: DeviceScanFieldProps) {
  const parse = (text: string): string | undefined => {
    const trimmed = parseText(text);
    if (trimmed === undefined) return undefined;
    const meant = repairScan(trimmed);
    const reading = read(meant);
    return reading.ok ? reading.value : meant;
  };
  const entry = useLateCommit({ value, onCommit, parse, format: formatText });
  const reading = value === undefined ? undefined : read(value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (props.isReadOnly) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      entry.onBlur();
      // After the field shows what was read.
      requestAnimationFrame(() => selectAll(props.id));
    }
    // A scanner sends the separator as Ctrl+]; by its place, because a Belgian keyboard has a $ there.
    if (event.ctrlKey && event.code === 'BracketRight' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      const { value: text, selectionStart, selectionEnd } = event.target;
      entry.onChange(
        `${text.slice(0, selectionStart ?? text.length)}${SEPARATOR}${text.slice(selectionEnd ?? text.length)}`,
      );
    }
  };
  return (
    <div className={styles.scan}>
      <TextInput
        {...props}
        warning={reading?.ok === false && !props.error ? (reading.message ?? props.warning) : props.warning}
        entry={entry}
        className={styles.code}
        onKeyDown={onKeyDown}
        onFocus={() => {
          selectAll(props.id);
          props.onFocus?.();
        }}
      />
      <div role="status" className={styles.reading}>
        {reading?.ok && reading.parts.length > 0 && (
          <DescriptionList
            items={reading.parts.map((part) => ({ id: part.label, term: part.label, value: part.value }))}
            emptyLabel=""
          />
        )}
      </div>
    </div>
  );
}
