import { describedBy, FieldFrame, FieldShell, fieldInputClass } from '../FieldShell/index.ts';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps, Option } from '../support/fields.ts';
import styles from './Select.module.css';

export type SelectProps = FieldProps & {
  readonly value: string | undefined;
  readonly options: readonly Option[];
  /** Shown when nothing is chosen, and chosen to clear, such as "Choisissez". */
  readonly placeholder: string;
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
};

/**
 * One of a few values. The browser's own list: a phone shows its picker, and every assistive technology knows it.
 * A value that is no longer among the options stays, so that opening an old record does not change it.
 */
export function Select({ value, options, placeholder, onChange, onBlur, ...props }: SelectProps) {
  const isKnown = value === undefined || options.some((option) => option.value === value);
  const shown = isKnown ? options : [...options, { value, label: value }];
  return (
    <FieldShell {...props}>
      <FieldFrame {...props}>
        <select
          id={props.id}
          className={cx(fieldInputClass, styles.select, value === undefined && styles.empty)}
          name={props.name}
          value={value ?? ''}
          disabled={props.isDisabled || props.isReadOnly}
          {...describedBy(props)}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
          onBlur={onBlur}
        >
          <option value="">{placeholder}</option>
          {shown.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" className={styles.chevron} />
      </FieldFrame>
    </FieldShell>
  );
}
