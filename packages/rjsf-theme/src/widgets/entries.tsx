import {
  DateField,
  DurationField,
  NissField,
  NumberField,
  PartialDateField,
  TextArea,
  TextField,
  TimeField,
} from '@greffe/ui';
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
  // Called, not drawn: neither has hooks, and a page may hold hundreds.
  if (type === 'number' || type === 'integer') return NumberWidget(widget);
  const { texts: _texts, ...entry } = textEntryProps(widget);
  return (
    <TextField
      {...entry}
      value={textValue(widget.value)}
      onCommit={(value) => widget.onChange(value ?? widget.options.emptyValue)}
    />
  );
}

export function TextareaWidget(widget: WidgetProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  return (
    <TextArea
      {...entry}
      value={textValue(widget.value)}
      onCommit={(value) => widget.onChange(value ?? widget.options.emptyValue)}
    />
  );
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

/** A date of which the day, or the month too, may not be known. */
export function PartialDateWidget(widget: WidgetProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  return (
    <PartialDateField
      {...entry}
      value={textValue(widget.value)}
      onCommit={(value) => widget.onChange(value)}
    />
  );
}

/** A time of day: `HH:MM`; where the schema's format is `time`, `HH:MM:SS` as JSON Schema has it. */
export function TimeWidget(widget: WidgetProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  const hasSeconds = widget.schema.format === 'time';
  return (
    <TimeField
      {...entry}
      value={textValue(widget.value)?.replace(/^(\d\d:\d\d):00$/, '$1')}
      onCommit={(value) =>
        widget.onChange(hasSeconds ? value?.replace(/^\d\d:\d\d$/, (minutes) => `${minutes}:00`) : value)
      }
    />
  );
}

export function DurationWidget(widget: WidgetProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  return (
    <DurationField {...entry} value={textValue(widget.value)} onCommit={(value) => widget.onChange(value)} />
  );
}
