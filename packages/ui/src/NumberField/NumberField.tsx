import { useCallback } from 'react';
import { useLocale } from 'react-aria-components/I18nProvider';
import { formatDecimal, parseDecimal, twoReadings } from '../support/decimals.ts';
import type { TextEntryProps } from '../support/fields.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { textInput } from '../TextField/index.ts';
import styles from './NumberField.module.css';

export type NumberFieldProps = TextEntryProps & {
  readonly value: number | string | undefined;
  /** A number, or the text as typed when it is no number yet. */
  readonly onCommit: (value: number | string | undefined) => void;
  /** Warns of a text such as `1.000`, and says how to write each reading: it holds `{text}`, `{whole}` and `{decimal}`. */
  readonly ambiguousLabel?: string | undefined;
};

/** The warning about a text that reads in two ways, or none. */
function ambiguity(value: unknown, label: string | undefined): string | undefined {
  const readings = twoReadings(value);
  if (readings === undefined || label === undefined) return undefined;
  return label
    .replace('{text}', String(value))
    .replace('{whole}', readings.whole)
    .replace('{decimal}', readings.decimal);
}

/**
 * A number typed as text, with a comma or a point. Not an `<input type="number">`: that one drops what it does not
 * understand, changes under the mouse wheel, and says nothing of why.
 */
export function NumberField(all: NumberFieldProps) {
  const { value, onCommit, ambiguousLabel, inputMode = 'decimal', ...props } = all;
  const { locale } = useLocale();
  const format = useCallback((shown: number | string | undefined) => formatDecimal(shown, locale), [locale]);
  const entry = useLateCommit({ value, onCommit, parse: parseDecimal, format });
  const warning = ambiguity(value, ambiguousLabel) ?? props.warning;
  return textInput({ ...props, warning, inputMode, entry, frameClassName: styles.frame });
}
