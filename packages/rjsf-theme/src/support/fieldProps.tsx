import type { FieldProps, TextEntryProps } from '@greffe/ui';
import type { WidgetProps } from '@rjsf/utils';
import { type ThemeTexts, themeTexts } from '../texts/themeTexts.ts';
import { readOptions } from './options.ts';
import { Reasons } from './Reasons.tsx';

/** What rjsf says of a widget, in the words of @greffe/ui. */
export function fieldProps(widget: WidgetProps): FieldProps & { readonly texts: ThemeTexts } {
  const { id, label, rawErrors = [], hideError, disabled, readonly } = widget;
  const texts = themeTexts(widget.registry.formContext);
  const options = readOptions(widget.options);
  const isRequired = options.isRequired ?? widget.required ?? false;
  // "Optional" on what cannot be typed, or on a box to tick, would ask for something.
  const isAsked = !readonly && !disabled && widget.schema.type !== 'boolean';
  const error = hideError ? '' : [...new Set(rawErrors)].join(' ');
  return {
    id,
    label,
    texts,
    mark: isRequired || !isAsked ? undefined : texts.optional,
    isRequired,
    help: options.help,
    unit: options.unit,
    error: error === '' ? undefined : error,
    errorPrefix: texts.errorPrefix,
    warning: options.warnings.length === 0 ? undefined : options.warnings.join(' '),
    cite: options.why.length === 0 ? undefined : <Reasons why={options.why} texts={texts} />,
    isDisabled: disabled,
    isReadOnly: readonly,
    isLabelHidden: widget.hideLabel,
    name: widget.htmlName,
    autoFocus: widget.autofocus,
  };
}

/** The same for widgets that are typed in. */
export function textEntryProps(widget: WidgetProps): TextEntryProps & { readonly texts: ThemeTexts } {
  const { inputMode, autoComplete, maxLength } = readOptions(widget.options);
  return {
    ...fieldProps(widget),
    placeholder: widget.placeholder === '' ? undefined : widget.placeholder,
    inputMode,
    autoComplete,
    maxLength,
    onFocus: () => widget.onFocus(widget.id, widget.value),
    onBlur: () => widget.onBlur(widget.id, widget.value),
  };
}

/** A value as the text that a text control shows; a value of another type, from an import, shows rather than vanishes. */
export function textValue(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
