import type { FieldView } from './readFields.ts';

/** Ways to show a field. */
export const widgetNames = [
  'section',
  'group',
  'list',
  'table',
  'checkboxes',
  'regions',
  'text',
  'textarea',
  'niss',
  'date',
  'partial-date',
  'time',
  'duration',
  'device-scan',
  'number',
  'scale',
  'checkbox',
  'switch',
  'radio',
  'select',
  'combobox',
  'file',
] as const;

export type WidgetName = (typeof widgetNames)[number];

/** The ways in which a field can be shown; one where there is no choice. */
export function widgetsOf(
  { kind }: FieldView,
  known: Readonly<Record<string, readonly string[]>>,
): readonly WidgetName[] {
  const named = (of: string) => widgetNames.filter((name) => known[of]?.includes(name));
  switch (kind) {
    case 'choices':
      return ['checkboxes', 'regions'];
    case 'list':
      return ['list', 'table'];
    case 'file':
    case 'files':
      return ['file'];
    case 'section':
    case 'shared':
      return named('object');
    case 'choice':
    case 'fromTable':
      return named('choice');
    case 'date':
    case 'integer':
    case 'number':
    case 'boolean':
      return named(kind);
    case 'text':
    case 'longText':
      return ['text', 'textarea'];
    case 'niss':
      return ['text', 'niss'];
    case 'partialDate':
      return ['text', 'partial-date'];
    case 'timeOfDay':
      return ['text', 'time'];
    case 'duration':
      return ['text', 'duration'];
    case 'device':
      return ['text', 'device-scan'];
    default:
      return ['text'];
  }
}
