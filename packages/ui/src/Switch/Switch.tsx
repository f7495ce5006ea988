import { describedBy, FieldMessages } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps } from '../support/fields.ts';
import { fieldIds } from '../support/ids.ts';
import styles from './Switch.module.css';

export type SwitchProps = FieldProps & {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly onBlur?: (() => void) | undefined;
  /** The states in words, such as "Activé" and "Désactivé": the knob's place and colour do not say it alone. */
  readonly onLabel: string;
  readonly offLabel: string;
};

/** Something that is on or off at once, without a button that saves. A checkbox of the browser with the role of a switch. */
export function Switch({ value, onChange, onBlur, onLabel, offLabel, ...props }: SwitchProps) {
  const ids = fieldIds(props.id);
  const isFixed = Boolean(props.isDisabled || props.isReadOnly);
  return (
    <div className={styles.shell}>
      <label className={styles.row} data-disabled={isFixed || undefined}>
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says itself whether it is checked; aria-checked may not stand on one
          role="switch"
          id={props.id}
          className={styles.input}
          name={props.name}
          aria-labelledby={ids.label}
          checked={value}
          disabled={isFixed}
          {...describedBy(props)}
          onChange={(event) => onChange(event.target.checked)}
          onBlur={onBlur}
        />
        <span id={ids.label} className={styles.label}>
          {props.label}
        </span>
        {/* Its state is said by the role; said twice it would be part of the name. */}
        <span className={cx(styles.state, value && styles.on)} aria-hidden="true">
          {value ? onLabel : offLabel}
        </span>
      </label>
      <FieldMessages {...props} part="before" />
      <FieldMessages {...props} part="after" />
    </div>
  );
}
