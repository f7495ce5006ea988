import type { FieldView } from './readFields.ts';

/** Ways to show a field. */
export const widgetNames = [
  'section',
  'group',
  'list',
  'checkboxes',
  'text',
  'textarea',
  'niss',
  'date',
  'number',
  'checkbox',
  'radio',
  'select',
  'combobox',
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
      return ['checkboxes'];
    case 'list':
      return ['list'];
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
      return named('text').filter((name) => name !== 'niss');
    case 'niss':
      return ['text', 'niss'];
    default:
      return ['text'];
  }
}
