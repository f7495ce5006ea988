import type { RegistryWidgetsType } from '@rjsf/utils';
import {
  CheckboxesWidget,
  CheckboxWidget,
  RadioWidget,
  RatingWidget,
  ScaleWidget,
  SelectWidget,
  SwitchWidget,
} from './choices.tsx';
import { DocumentWidget } from './DocumentWidget.tsx';
import {
  DateWidget,
  DurationWidget,
  NissWidget,
  NumberWidget,
  PartialDateWidget,
  TextareaWidget,
  TextWidget,
  TimeWidget,
} from './entries.tsx';
import { ComboBoxWidget, DeviceScanWidget, RegionsWidget } from './lazy.tsx';
import { ColorWidget, DateTimeWidget, FileWidget, RangeWidget } from './natives.tsx';

/** The names that a definition's layout may use. */
const named = {
  text: TextWidget,
  textarea: TextareaWidget,
  number: NumberWidget,
  date: DateWidget,
  'partial-date': PartialDateWidget,
  time: TimeWidget,
  duration: DurationWidget,
  datetime: DateTimeWidget,
  niss: NissWidget,
  radio: RadioWidget,
  select: SelectWidget,
  combobox: ComboBoxWidget,
  checkbox: CheckboxWidget,
  checkboxes: CheckboxesWidget,
  switch: SwitchWidget,
  scale: ScaleWidget,
  regions: RegionsWidget,
  'device-scan': DeviceScanWidget,
  range: RangeWidget,
  color: ColorWidget,
  file: DocumentWidget,
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
  ColorWidget,
  DateTimeWidget,
  FileWidget,
  RangeWidget,
  RatingWidget,
  TimeWidget,
  // A date of three lists is slower than one that is typed.
  AltDateWidget: DateWidget,
  AltDateTimeWidget: DateTimeWidget,
};
