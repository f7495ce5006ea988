import { ClearAnswer } from '../ClearAnswer/ClearAnswer.tsx';
import { fieldsetShell } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps, Option } from '../support/fields.ts';
import styles from './RadioGroup.module.css';

export type RadioGroupProps = FieldProps & {
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Offers to take the answer back, in these words, once there is one. */
  readonly clearLabel?: string | undefined;
  readonly orientation?: 'horizontal' | 'vertical' | undefined;
};

/** Labels up to this many characters, all together, read well side by side. */
const ROOM_IN_A_ROW = 48;

/** One of a handful of values, all in view. */
export function RadioGroup({ value, options, onChange, onBlur, clearLabel, ...props }: RadioGroupProps) {
  const length = options.reduce((sum, option) => sum + option.label.length + 6, 0);
  const orientation = props.orientation ?? (length <= ROOM_IN_A_ROW ? 'horizontal' : 'vertical');
  const isFixed = Boolean(props.isDisabled || props.isReadOnly);
  return fieldsetShell(
    { ...props, role: 'radiogroup' },
    <div
      className={cx(
        styles.options,
        orientation === 'vertical' && styles.vertical,
        Boolean(props.error) && styles.invalid,
      )}
    >
      {options.map((option, index) => {
        const isOff = isFixed || Boolean(option.isDisabled);
        return (
          <label key={option.value} className={styles.option} data-disabled={isOff || undefined}>
            <input
              type="radio"
              id={`${props.id}-${index}`}
              className={styles.input}
              name={props.name ?? props.id}
              value={option.value}
              checked={option.value === value}
              disabled={isOff}
              onChange={() => onChange(option.value)}
              onBlur={onBlur}
            />
            <span>
              {option.label}
              {option.description !== undefined && (
                <span className={styles.description}>{option.description}</span>
              )}
            </span>
          </label>
        );
      })}
      <ClearAnswer
        words={clearLabel}
        label={props.label}
        isOffered={value !== undefined && !isFixed}
        onClear={() => onChange(undefined)}
        className={styles.clear}
      />
    </div>,
  );
}
