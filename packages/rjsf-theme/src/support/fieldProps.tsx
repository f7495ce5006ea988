import type { FieldProps, TextEntryProps } from '@greffe/ui';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { type ThemeTexts, themeTexts } from '../texts/themeTexts.ts';
import { readOptions } from './options.ts';
import { Reasons } from './Reasons.tsx';

/** What rjsf says of a widget, in the words of @greffe/ui. */
export function fieldProps(widget: WidgetProps): FieldProps & { readonly texts: ThemeTexts } {
  const { id, rawErrors = [], hideError, disabled, readonly } = widget;
  const texts = themeTexts(widget.registry.formContext);
  const options = readOptions(widget.options);
  const isRequired = options.isRequired ?? widget.required ?? false;
  // "Optional" on what cannot be typed, or on a box to tick, would ask for something.
  const isAsked = !readonly && !disabled && widget.schema.type !== 'boolean';
  const error = hideError ? '' : [...new Set(rawErrors)].join(' ');
  return {
    id,
    label: widget.label || nameless(widget.id, texts),
    texts,
    mark: isRequired || !isAsked ? undefined : texts.optional,
    isRequired,
    help: helpOf(widget),
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

/** A field without a title is told from its neighbours by its number, where it is one of a list. */
function nameless(id: string, texts: ThemeTexts): string {
  const index = /_(\d+)$/.exec(id)?.[1];
  return index === undefined ? texts.answer : `${texts.answer} ${Number(index) + 1}`;
}

/** What the field asks and how it is filled in, in one place before the control. */
function helpOf({ options, schema }: WidgetProps): ReactNode {
  const words = [options.description ?? schema.description, options.help].filter(
    (part) => part !== undefined && part !== '',
  );
  return words.length > 1 ? words.map((part) => <p key={String(part)}>{part}</p>) : words[0];
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
