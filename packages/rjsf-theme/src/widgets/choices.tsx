import { Checkbox, CheckboxGroup, RadioGroup, ScaleField, Select, Switch, scalePoints } from '@greffe/ui';
import type { WidgetProps } from '@rjsf/utils';
import { dataValueOf, optionsOf } from '../support/choices.ts';
import { fieldProps, textValue } from '../support/fieldProps.tsx';
import { readOptions } from '../support/options.ts';

/** What a choice of one is, for the components that draw one. */
export const choiceProps = (widget: WidgetProps) => ({
  options: optionsOf(widget),
  value: textValue(widget.value),
  onChange: (shown: string | undefined) => widget.onChange(dataValueOf(widget, shown)),
  onBlur: () => widget.onBlur(widget.id, widget.value),
});

export function RadioWidget(widget: WidgetProps) {
  const { texts, ...field } = fieldProps(widget);
  // A radio cannot be unticked: where no answer is an answer, it can be taken back.
  return (
    <RadioGroup {...field} {...choiceProps(widget)} clearLabel={field.isRequired ? undefined : texts.clear} />
  );
}

export function SelectWidget(widget: WidgetProps) {
  if (widget.multiple) return <CheckboxesWidget {...widget} />;
  const { texts, ...field } = fieldProps(widget);
  return <Select {...field} {...choiceProps(widget)} placeholder={widget.placeholder || texts.choose} />;
}

export function CheckboxWidget(widget: WidgetProps) {
  const { texts: _texts, ...field } = fieldProps(widget);
  return (
    <Checkbox
      {...field}
      value={typeof widget.value === 'boolean' ? widget.value : undefined}
      onChange={(value) => widget.onChange(value)}
      onBlur={() => widget.onBlur(widget.id, widget.value)}
    />
  );
}

export function CheckboxesWidget(widget: WidgetProps) {
  const { texts: _texts, ...field } = fieldProps(widget);
  const value: readonly unknown[] = Array.isArray(widget.value) ? widget.value : [];
  return (
    <CheckboxGroup
      {...field}
      options={optionsOf(widget)}
      value={value.map(String)}
      onChange={(shown) => widget.onChange(shown?.map((each) => dataValueOf(widget, each)))}
      onBlur={() => widget.onBlur(widget.id, widget.value)}
    />
  );
}

/** On or off at once. */
export function SwitchWidget(widget: WidgetProps) {
  const { texts, ...field } = fieldProps(widget);
  return (
    <Switch
      {...field}
      onLabel={texts.on}
      offLabel={texts.off}
      value={widget.value === true}
      onChange={(value) => widget.onChange(value)}
      onBlur={() => widget.onBlur(widget.id, widget.value)}
    />
  );
}

/** A line of points: the options of a choice in their order, or the whole numbers from the schema's least to its greatest. */
export function ScaleWidget(widget: WidgetProps) {
  const { texts, ...field } = fieldProps(widget);
  const { startLabel, endLabel } = readOptions(widget.options);
  const { minimum = 0, maximum = 10 } = widget.schema;
  const isChoice = (widget.options.enumOptions ?? []).length > 0;
  return (
    <ScaleField
      {...field}
      points={isChoice ? optionsOf(widget) : scalePoints(minimum, maximum)}
      startLabel={startLabel}
      endLabel={endLabel}
      value={textValue(widget.value)}
      clearLabel={field.isRequired ? undefined : texts.clear}
      onChange={(shown) =>
        widget.onChange(isChoice || shown === undefined ? dataValueOf(widget, shown) : Number(shown))
      }
      onBlur={() => widget.onBlur(widget.id, widget.value)}
    />
  );
}

/** How good, in whole points: what rjsf draws as stars. */
export function RatingWidget(widget: WidgetProps) {
  const { stars } = widget.options;
  const { maximum = typeof stars === 'number' ? stars : 5, minimum = 1 } = widget.schema;
  return <ScaleWidget {...widget} schema={{ ...widget.schema, minimum, maximum }} />;
}
