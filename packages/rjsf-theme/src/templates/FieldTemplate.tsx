import { FieldMessages, fieldCell } from '@greffe/ui';
import { ADDITIONAL_PROPERTY_FLAG, type FieldTemplateProps, getTemplate, getUiOptions } from '@rjsf/utils';
import { assertWidget, pathOf } from '../support/assertWidget.ts';
import { readOptions } from '../support/options.ts';
import { Reasons } from '../support/Reasons.tsx';
import { themeTexts } from '../texts/themeTexts.ts';
import { ContainerMessages } from './ContainerMessages.ts';

/** A field's place in the grid. Widgets draw their own label and messages; sections, groups and lists are given theirs. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, label, schema, uiSchema, hidden, fieldPathId, registry, children } = props;
  if (hidden) return null;
  const options = getUiOptions(uiSchema, registry.globalUiOptions);
  assertWidget(options.widget, schema, registry, pathOf(fieldPathId.path));
  const isContainer = schema.type === 'object' || (schema.type === 'array' && options.widget === undefined);
  const { width, warnings, why } = readOptions(options);
  const Wrap = getTemplate('WrapIfAdditionalTemplate', registry, options);
  const wrapped = ADDITIONAL_PROPERTY_FLAG in schema ? <Wrap {...props}>{children}</Wrap> : children;
  if (!isContainer) return fieldCell(width, wrapped);
  const texts = themeTexts(registry.formContext);
  const error = [...new Set(props.rawErrors ?? [])].join(' ');
  const messages = (
    <FieldMessages
      part="after"
      id={id}
      label={label}
      error={error}
      errorPrefix={texts.errorPrefix}
      warning={warnings.join(' ')}
      cite={why.length === 0 ? undefined : <Reasons why={why} texts={texts} />}
    />
  );
  const content = <ContainerMessages value={messages}>{wrapped}</ContainerMessages>;
  // Sections stand below each other on the page, outside any grid; so does an item in its list.
  const depth = fieldPathId.path.length;
  const isItem = typeof fieldPathId.path.at(-1) === 'number';
  return depth <= 1 || isItem ? content : fieldCell(width, content);
}
