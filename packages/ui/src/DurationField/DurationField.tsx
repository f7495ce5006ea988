import type { TextEntryProps } from '../support/fields.ts';
import { formatDuration, parseDuration } from '../support/times.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { TextInput } from '../TextField/index.ts';
import styles from './DurationField.module.css';

export type DurationFieldProps = TextEntryProps & {
  /** An ISO 8601 duration of hours and minutes such as `PT1H30M`, or text that is none yet. */
  readonly value: string | undefined;
  readonly onCommit: (value: string | undefined) => void;
};

/** How long something took, typed as 90, 1h30, 1:30 or 1,5 h, shown as 1 h 30. */
export function DurationField({ value, onCommit, ...props }: DurationFieldProps) {
  const entry = useLateCommit({ value, onCommit, parse: parseDuration, format: formatDuration });
  return <TextInput {...props} entry={entry} frameClassName={styles.frame} />;
}
