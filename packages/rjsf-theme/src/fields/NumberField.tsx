import type { FieldProps } from '@rjsf/utils';

/**
 * rjsf's own turns text into a number by the browser's locale, and `1,` or `1e5` into something that was not typed.
 * The number widget knows better, so the value passes as it is.
 */
export function NumberField(props: FieldProps) {
  const { StringField } = props.registry.fields;
  if (StringField === undefined) throw new Error('rjsf has no StringField to show a number with.');
  return <StringField {...props} />;
}
