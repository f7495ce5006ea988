import { Button, describedBy, FieldFrame, FieldShell, fieldInputClass } from '@greffe/ui';
import { localToUTC, rangeSpec, useFileWidgetProps, utcToLocal, type WidgetProps } from '@rjsf/utils';
import type { ComponentProps } from 'react';
import { fieldProps, textValue } from '../support/fieldProps.tsx';
import styles from './natives.module.css';

type Native = Pick<
  ComponentProps<'input'>,
  'type' | 'value' | 'min' | 'max' | 'step' | 'accept' | 'multiple' | 'onChange'
> & { readonly widget: WidgetProps; readonly children?: React.ReactNode };

/** What a browser has a control for, and a person's phone a better one than could be drawn. */
function NativeField({ widget, children, ...input }: Native) {
  const { texts: _texts, ...field } = fieldProps(widget);
  return (
    <FieldShell {...field}>
      <FieldFrame {...field}>
        <input
          {...input}
          id={field.id}
          className={fieldInputClass}
          name={field.name}
          // These types know no read-only; a value that cannot be changed is what is meant.
          disabled={Boolean(field.isDisabled || field.isReadOnly)}
          {...describedBy(field)}
          onFocus={() => widget.onFocus(widget.id, widget.value)}
          onBlur={() => widget.onBlur(widget.id, widget.value)}
        />
        {children}
      </FieldFrame>
    </FieldShell>
  );
}

/** A colour, `#RRGGBB`. */
export function ColorWidget(widget: WidgetProps) {
  return (
    <NativeField
      widget={widget}
      type="color"
      value={textValue(widget.value) ?? '#000000'}
      onChange={(event) => widget.onChange(event.target.value)}
    />
  );
}

/** A moment; on screen in the time of the place where it is typed, in the data in UTC. */
export function DateTimeWidget(widget: WidgetProps) {
  return (
    <NativeField
      widget={widget}
      type="datetime-local"
      value={utcToLocal(textValue(widget.value) ?? '')}
      onChange={(event) =>
        widget.onChange(event.target.value === '' ? undefined : localToUTC(event.target.value))
      }
    />
  );
}

/** A number between two ends, by a slider: for what need not be exact. Its value stands beside it. */
export function RangeWidget(widget: WidgetProps) {
  const { min, max, step } = rangeSpec(widget.schema);
  const value = typeof widget.value === 'number' ? widget.value : undefined;
  return (
    <NativeField
      widget={widget}
      type="range"
      value={value ?? min ?? 0}
      {...{ min, max, step }}
      onChange={(event) => widget.onChange(event.target.valueAsNumber)}
    >
      <output htmlFor={widget.id} className={styles.value}>
        {value ?? '–'}
      </output>
    </NativeField>
  );
}

/** Files as data URLs in the data: small ones, where a form has no place of its own to send files to. */
export function FileWidget(widget: WidgetProps) {
  const { multiple, value, onChange, options } = widget;
  const { filesInfo, handleChange, handleRemove } = useFileWidgetProps(value, onChange, multiple);
  const { texts, isDisabled, isReadOnly } = fieldProps(widget);
  return (
    <div className={styles.files}>
      <NativeField
        widget={widget}
        type="file"
        multiple={multiple}
        accept={typeof options.accept === 'string' ? options.accept : undefined}
        onChange={(event) => void (event.target.files && handleChange(event.target.files))}
      />
      {filesInfo.length > 0 && (
        <ul className={styles.list}>
          {filesInfo.map(({ name, size }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file has no id, and the same one can be given twice
            <li key={`${index} ${name}`} className={styles.file}>
              <span>{name}</span>
              <span className={styles.size}>{Math.ceil(size / 1024)} kB</span>
              {!isDisabled && !isReadOnly && (
                <Button
                  variant="quiet"
                  size="small"
                  icon="trash"
                  aria-label={`${texts.remove} – ${name}`}
                  onPress={() => handleRemove(index)}
                >
                  {texts.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
