import type { TextEntryProps } from '../support/fields.ts';
import { formatNissText, parseNissText } from '../support/niss.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { TextInput } from '../TextField/index.ts';
import styles from './NissField.module.css';

export type NissFieldProps = TextEntryProps & {
  readonly value: string | undefined;
  /** Digits alone where there are digits alone, otherwise what was typed. */
  readonly onCommit: (value: string | undefined) => void;
};

/** A social security number: typed or pasted with or without its marks, shown as 85.04.02-169.32. */
export function NissField({ value, onCommit, ...props }: NissFieldProps) {
  const entry = useLateCommit({ value, onCommit, parse: parseNissText, format: formatNissText });
  return <TextInput {...props} inputMode="numeric" entry={entry} frameClassName={styles.frame} />;
}
