import { DateField, NissField, NumberField, TextArea, TextField } from '@greffe/ui';
import type { WidgetProps } from '@rjsf/utils';
import { textEntryProps, textValue } from '../support/fieldProps.tsx';
import { readOptions } from '../support/options.ts';

/** A number; half-typed text goes to the data as text, so that it is kept and reported. */
export function NumberWidget(widget: WidgetProps) {
  const { texts, inputMode, ...entry } = textEntryProps(widget);
  const isInteger = widget.schema.type === 'integer';
  return (
    <NumberField
      {...entry}
      ambiguousLabel={texts.ambiguousNumber}
      inputMode={inputMode ?? (isInteger ? 'numeric' : 'decimal')}
      value={typeof widget.value === 'number' ? widget.value : textValue(widget.value)}
      onCommit={(value) => widget.onChange(value)}
    />
  );
}

export function TextWidget(widget: WidgetProps) {
  const { type } = widget.schema;
  if (type === 'number' || type === 'integer') return <NumberWidget {...widget} />;
  const { texts: _texts, ...entry } = textEntryProps(widget);
  return (
    <TextField {...entry} value={textValue(widget.value)} onCommit={(value) => widget.onChange(value)} />
  );
}

export function TextareaWidget(widget: WidgetProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  return <TextArea {...entry} value={textValue(widget.value)} onCommit={(value) => widget.onChange(value)} />;
}

export function DateWidget(widget: WidgetProps) {
  const { texts, ...entry } = textEntryProps(widget);
  const { minimum, maximum } = readOptions(widget.options);
  return (
    <DateField
      {...entry}
      calendarLabel={texts.openCalendar}
      minimum={minimum}
      maximum={maximum}
      value={textValue(widget.value)}
      onCommit={(value) => widget.onChange(value)}
    />
  );
}

export function NissWidget(widget: WidgetProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  return (
    <NissField {...entry} value={textValue(widget.value)} onCommit={(value) => widget.onChange(value)} />
  );
}
