import { Checkbox } from '../Checkbox/index.ts';
import type { TextEntryProps } from '../support/fields.ts';
import { formatNissText, parseNissText } from '../support/niss.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { TextInput } from '../TextField/index.ts';
import styles from './NissField.module.css';

export type NissFieldProps = TextEntryProps & {
  readonly value: string | undefined;
  /** Digits alone where there are digits alone, otherwise what was typed. */
  readonly onCommit: (value: string | undefined) => void;
  /** The box "has no number" under the field. Ticked, the number is neither asked nor kept. */
  readonly none?: NoneBox | undefined;
};

export interface NoneBox {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** A social security number: typed or pasted with or without its marks, shown as 85.04.02-169.32. */
export function NissField({ value, onCommit, none, ...props }: NissFieldProps) {
  const entry = useLateCommit({ value, onCommit, parse: parseNissText, format: formatNissText });
  const field = (
    <TextInput
      {...props}
      isRequired={Boolean(props.isRequired) && !none?.value}
      isDisabled={Boolean(props.isDisabled) || Boolean(none?.value)}
      inputMode="numeric"
      entry={entry}
      frameClassName={styles.frame}
    />
  );
  if (none === undefined) return field;
  return (
    <div className={styles.both}>
      {field}
      <Checkbox
        id={`${props.id}-none`}
        label={none.label}
        help={none.value ? none.help : undefined}
        value={none.value}
        isDisabled={props.isDisabled}
        isReadOnly={props.isReadOnly}
        onChange={(isTicked) => {
          if (isTicked && value !== undefined) onCommit(undefined);
          none.onChange(isTicked);
        }}
      />
    </div>
  );
}
