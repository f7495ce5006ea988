import { describedBy, helpOf, messagesOf } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps } from '../support/fields.ts';
import { fieldIds } from '../support/ids.ts';
import styles from './Checkbox.module.css';

export type CheckboxProps = FieldProps & {
  /** Undefined when it was never answered; shown as not ticked. */
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean) => void;
  readonly onBlur?: (() => void) | undefined;
};

/** A yes that is said by ticking. */
export function Checkbox({ value, onChange, onBlur, ...props }: CheckboxProps) {
  const ids = fieldIds(props.id);
  const isFixed = Boolean(props.isDisabled || props.isReadOnly);
  return (
    <div className={cx(styles.shell, Boolean(props.error) && styles.invalid)}>
      <label id={ids.label} className={styles.row} data-disabled={isFixed || undefined}>
        <input
          type="checkbox"
          id={props.id}
          className={styles.input}
          name={props.name}
          checked={value ?? false}
          disabled={isFixed}
          {...describedBy(props)}
          onChange={(event) => onChange(event.target.checked)}
          onBlur={onBlur}
        />
        <span>{props.label}</span>
      </label>
      <div className={styles.indented}>
        {props.mark !== undefined && (
          <span id={ids.mark} className={styles.mark}>
            {props.mark}
          </span>
        )}
        {helpOf(props)}
        {messagesOf(props)}
      </div>
    </div>
  );
}
