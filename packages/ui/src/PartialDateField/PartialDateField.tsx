import type { TextEntryProps } from '../support/fields.ts';
import { formatPartialDate, parsePartialDate } from '../support/partialDates.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { TextInput } from '../TextField/index.ts';
import styles from './PartialDateField.module.css';

export type PartialDateFieldProps = TextEntryProps & {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or text that is none of them yet. */
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
};

/** A date as far as it is known: the year, the month or the day. What is not known is not made up. */
export function PartialDateField({ value, onCommit, ...props }: PartialDateFieldProps) {
  const entry = useLateCommit({
    value,
    onCommit,
    parse: (text) => parsePartialDate(text),
    format: formatPartialDate,
  });
  return (
    <TextInput
      {...props}
      inputMode={props.inputMode ?? 'numeric'}
      entry={entry}
      frameClassName={styles.frame}
    />
  );
}
