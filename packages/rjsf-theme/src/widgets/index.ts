import type { RegistryWidgetsType } from '@rjsf/utils';
import { CheckboxesWidget, CheckboxWidget, ComboBoxWidget, RadioWidget, SelectWidget } from './choices.tsx';
import { DateWidget, NissWidget, NumberWidget, TextareaWidget, TextWidget } from './entries.tsx';

/** The names that a definition's layout may use. */
const named = {
  text: TextWidget,
  textarea: TextareaWidget,
  number: NumberWidget,
  date: DateWidget,
  niss: NissWidget,
  radio: RadioWidget,
  select: SelectWidget,
  combobox: ComboBoxWidget,
  checkbox: CheckboxWidget,
  checkboxes: CheckboxesWidget,
} satisfies RegistryWidgetsType;

export type WidgetName = keyof typeof named;

export const widgets: RegistryWidgetsType = {
  ...named,
  // The names under which rjsf looks for the same.
  TextWidget,
  TextareaWidget,
  UpDownWidget: NumberWidget,
  DateWidget,
  RadioWidget,
  SelectWidget,
  CheckboxWidget,
  CheckboxesWidget,
};
