import type { TextEntryProps } from '../support/fields.ts';
import { parseTime } from '../support/times.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { formatText, TextInput } from '../TextField/index.ts';
import styles from './TimeField.module.css';

export type TimeFieldProps = TextEntryProps & {
  /** `HH:MM`, or text that is no time yet. */
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
};

/** A time of day in Belgium, typed as 930, 9h30 or 9:30. Twenty-four hours in every language. */
export function TimeField({ value, onCommit, ...props }: TimeFieldProps) {
  const entry = useLateCommit({ value, onCommit, parse: parseTime, format: formatText });
  // A phone's number pad has neither a colon nor an h, and needs neither: 930 is half past nine.
  return (
    <TextInput
      {...props}
      inputMode={props.inputMode ?? 'numeric'}
      entry={entry}
      frameClassName={styles.frame}
    />
  );
}
