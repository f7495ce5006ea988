import { describedBy, FieldFrame, FieldShell, fieldInputClass } from '../FieldShell/index.ts';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps, Option } from '../support/fields.ts';
import styles from './Select.module.css';

/** An option; those with the same group, one after the other, stand under its name. */
export interface SelectOption extends Option {
  readonly group?: string | undefined;
}

export type SelectProps = FieldProps & {
  readonly value: string | undefined;
  readonly options: readonly SelectOption[];
  /** Shown when nothing is chosen, and chosen to clear, such as "Choisissez"; without it, there is always a value. */
  readonly placeholder?: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
};

/**
 * One of a few values. The browser's own list: a phone shows its picker, and every assistive technology knows it.
 * A value that is no longer among the options stays, so that opening an old record does not change it.
 */
export function Select({ value, options, placeholder, onChange, onBlur, ...props }: SelectProps) {
  const isKnown = value === undefined || options.some((option) => option.value === value);
  const shown: readonly SelectOption[] = isKnown ? options : [...options, { value, label: value }];
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
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {inGroups(shown).map(({ group, options: members }) =>
            group === undefined ? (
              members.map(optionOf)
            ) : (
              <optgroup key={`${group} ${members[0]?.value}`} label={group}>
                {members.map(optionOf)}
              </optgroup>
            ),
          )}
        </select>
        <Icon name="chevron-down" className={styles.chevron} />
      </FieldFrame>
    </FieldShell>
  );
}

const optionOf = ({ value, label, isDisabled }: SelectOption) => (
  <option key={value} value={value} disabled={isDisabled}>
    {label}
  </option>
);

function inGroups(options: readonly SelectOption[]) {
  const groups: { readonly group: string | undefined; readonly options: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.options.push(option);
    else groups.push({ group: option.group, options: [option] });
  }
  return groups;
}
