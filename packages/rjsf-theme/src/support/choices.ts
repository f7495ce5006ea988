import type { Option } from '@greffe/ui';
import type { EnumOptionsType, WidgetProps } from '@rjsf/utils';

/** The options of a choice. Their values are text on screen, whatever they are in the data. */
export function optionsOf({ options }: WidgetProps): Option[] {
  const disabled = options.enumDisabled ?? [];
  return (options.enumOptions ?? []).map((option: EnumOptionsType) => ({
    value: String(option.value),
    label: option.label,
    isDisabled: disabled.includes(option.value),
  }));
}

/** The value in the data of an option on screen. */
export function dataValueOf({ options }: WidgetProps, shown: string | undefined): unknown {
  if (shown === undefined) return undefined;
  const known = options.enumOptions ?? [];
  const index = known.findIndex((option: EnumOptionsType) => String(option.value) === shown);
  return index < 0 ? shown : known[index]?.value;
}
