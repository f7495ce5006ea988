import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { describedBy, FieldFrame, FieldShell, fieldInputClass } from '../FieldShell/index.ts';
import { Icon } from '../Icon/index.ts';
import type { FieldProps, Option } from '../support/fields.ts';
import { fieldIds } from '../support/ids.ts';
import { matchesWords } from '../support/search.ts';
import styles from './ComboBox.module.css';
import { useLongList } from './useLongList.ts';

export type ComboBoxProps = FieldProps & {
  readonly value: string | undefined;
  readonly options: readonly Option[];
  /** Said and shown when no option matches what is typed. */
  readonly emptyLabel: string;
  /** Name of the button that opens the list; React Aria adds the field's own. */
  readonly openLabel: string;
  /** Stands under a list that is not all there yet: it holds `{shown}` and `{total}`. */
  readonly partLabel?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
};

/** One of many values, found by typing part of its label. */
export function ComboBox(all: ComboBoxProps) {
  const { value, options, emptyLabel, openLabel, partLabel, placeholder, onChange, onBlur, ...props } = all;
  const { shown, part, onInputChange, onOpenChange, onScroll } = useLongList(options, value);
  const partText =
    part && partLabel?.replace('{shown}', String(part.shown)).replace('{total}', String(part.total));
  return (
    <FieldShell {...props}>
      <AriaComboBox
        className={styles.root ?? ''}
        aria-labelledby={fieldIds(props.id).label}
        {...describedBy(props)}
        defaultItems={shown}
        selectedKey={value ?? null}
        defaultFilter={matchesWords}
        allowsEmptyCollection
        menuTrigger="input"
        isDisabled={props.isDisabled ?? false}
        isReadOnly={props.isReadOnly ?? false}
        isRequired={props.isRequired ?? false}
        isInvalid={Boolean(props.error)}
        validationBehavior="aria"
        onSelectionChange={(key) => onChange(key === null ? undefined : String(key))}
        onInputChange={onInputChange}
        onOpenChange={onOpenChange}
        {...(onBlur && { onBlur: () => onBlur() })}
      >
        <FieldFrame {...props}>
          <Input id={props.id} className={fieldInputClass} placeholder={placeholder ?? ''} />
          <Button className={styles.open ?? ''} aria-label={openLabel}>
            <Icon name="chevron-down" />
          </Button>
        </FieldFrame>
        <Popover className={styles.popover ?? ''} offset={4}>
          <ListBox
            className={styles.list ?? ''}
            onScroll={onScroll}
            renderEmptyState={() => <div className={styles.none}>{emptyLabel}</div>}
          >
            {(option: Option) => (
              <ListBoxItem
                id={option.value}
                className={styles.item ?? ''}
                textValue={option.label}
                isDisabled={option.isDisabled ?? false}
              >
                <Text slot="label">{option.label}</Text>
                {option.description !== undefined && (
                  <Text slot="description" className={styles.description ?? ''}>
                    {option.description}
                  </Text>
                )}
              </ListBoxItem>
            )}
          </ListBox>
          {partText !== undefined && <p className={styles.part}>{partText}</p>}
        </Popover>
      </AriaComboBox>
    </FieldShell>
  );
}
