import styles from '../Checkbox/Checkbox.module.css';
import { FieldsetShell } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps, Option } from '../support/fields.ts';

export type CheckboxGroupProps = FieldProps & {
  readonly value: readonly string[] | undefined;
  readonly options: readonly Option[];
  /** The values ticked, in the order of the options; undefined when there is none. */
  readonly onChange: (value: string[] | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
};

/** Any number of a handful of values. */
export function CheckboxGroup({ value = [], options, onChange, onBlur, ...props }: CheckboxGroupProps) {
  const isFixed = Boolean(props.isDisabled || props.isReadOnly);
  const toggle = (option: string, isTicked: boolean) => {
    const known = options.map((each) => each.value);
    const next = [...known, ...value.filter((each) => !known.includes(each))].filter((each) =>
      each === option ? isTicked : value.includes(each),
    );
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <FieldsetShell {...props}>
      <div className={cx(styles.shell, Boolean(props.error) && styles.invalid)}>
        {options.map((option, index) => (
          <label key={option.value} className={styles.row} data-disabled={isFixed || undefined}>
            <input
              type="checkbox"
              id={`${props.id}-${index}`}
              className={styles.input}
              name={props.name ?? props.id}
              value={option.value}
              checked={value.includes(option.value)}
              disabled={isFixed || Boolean(option.isDisabled)}
              onChange={(event) => toggle(option.value, event.target.checked)}
              onBlur={onBlur}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </FieldsetShell>
  );
}
