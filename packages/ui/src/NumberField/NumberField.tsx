import { useCallback } from 'react';
import { useLocale } from 'react-aria-components/I18nProvider';
import { formatDecimal, parseDecimal } from '../support/decimals.ts';
import type { TextEntryProps } from '../support/fields.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { TextInput } from '../TextField/index.ts';
import styles from './NumberField.module.css';

export type NumberFieldProps = TextEntryProps & {
  readonly value: number | string | undefined;
  /** A number, or the text as typed when it is no number yet. */
  readonly onCommit: (value: number | string | undefined) => void;
};

/**
 * A number typed as text, with a comma or a point. Not an `<input type="number">`: that one drops what it does not
 * understand, changes under the mouse wheel, and says nothing of why.
 */
export function NumberField({ value, onCommit, inputMode = 'decimal', ...props }: NumberFieldProps) {
  const { locale } = useLocale();
  const format = useCallback((shown: number | string | undefined) => formatDecimal(shown, locale), [locale]);
  const entry = useLateCommit({ value, onCommit, parse: parseDecimal, format });
  return <TextInput {...props} inputMode={inputMode} entry={entry} frameClassName={styles.frame} />;
}
