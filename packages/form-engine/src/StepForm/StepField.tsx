import {
  ERRORS_KEY,
  type FieldProps,
  getSchemaType,
  getUiOptions,
  getWidget,
  type Registry,
  type RJSFSchema,
  resolveDefaultWidget,
  type Widget,
} from '@rjsf/utils';
import type { ReactElement } from 'react';
import { fieldTemplate } from './templates.tsx';

const nothing = () => undefined;
const renaming = { onKeyRename: nothing, onKeyRenameBlur: nothing, onRemoveProperty: nothing };

/** Those of rjsf's fields that do more than hand a value to a widget. */
const fieldNames: Readonly<Record<string, string>> = {
  array: 'ArrayField',
  boolean: 'BooleanField',
  object: 'ObjectField',
};

function fieldOf(schema: RJSFSchema, { fields }: Registry) {
  const name = fieldNames[String(getSchemaType(schema))];
  return name === undefined ? undefined : fields[name];
}

/** What a text, a number or a choice is drawn with: the widget that the layout names, or rjsf's choice for the schema. */
function widgetOf(schema: RJSFSchema, name: string | Widget, { widgets }: Registry): Widget {
  const registered = typeof name === 'string' ? widgets[name] : undefined;
  // Drawn as it is where it is registered by this name: rjsf would put a component around it that merges options.
  return typeof registered === 'function' ? registered : getWidget(schema, name, widgets);
}

/** A text, a number or a choice: rjsf's StringField, without what a constant schema does not need. */
function valueControl(props: FieldProps, onValue: (value: unknown) => void) {
  const { schema, uiSchema, fieldPathId, formData, registry } = props;
  const { schemaUtils, widgets, globalUiOptions } = registry;
  const { defaultWidget, enumOptions } = resolveDefaultWidget(schema, uiSchema, schemaUtils, widgets);
  const { widget = defaultWidget, placeholder = '', title, ...options } = getUiOptions(uiSchema);
  const Control = widgetOf(schema, widget, registry);
  return (
    <Control
      {...props}
      options={{ ...options, ...(enumOptions && { enumOptions }) }}
      id={fieldPathId.$id}
      label={title ?? props.title ?? schema.title ?? props.name}
      hideLabel={!schemaUtils.getDisplayLabel(schema, uiSchema, globalUiOptions)}
      value={formData}
      placeholder={placeholder}
      onChange={onValue}
    />
  );
}

/**
 * A field of a constant schema in its place: rjsf's SchemaField also resolves references, chooses among branches and
 * draws help, description and errors apart, where our widgets say them. No component: BoundField draws when something
 * of the field has changed, and a step may hold a thousand of them.
 *
 * @param onValue takes what is typed or chosen.
 */
export function drawField(props: FieldProps, onValue: (value: unknown) => void): ReactElement | null {
  const { schema, uiSchema = {}, fieldPathId, name, registry, formData, required = false, onChange } = props;
  const options = getUiOptions(uiSchema, registry.globalUiOptions);
  const Field = fieldOf(schema, registry);
  const rawErrors = props.errorSchema?.[ERRORS_KEY];
  const state = {
    required,
    disabled: Boolean(options.disabled ?? props.disabled),
    readonly: Boolean(options.readonly ?? (props.readonly || schema.readOnly)),
    ...(rawErrors && { rawErrors }),
  };
  return fieldTemplate({
    ...state,
    ...renaming,
    id: fieldPathId.$id,
    label: options.title ?? schema.title ?? props.title ?? name,
    displayLabel: registry.schemaUtils.getDisplayLabel(schema, uiSchema),
    hidden: options.widget === 'hidden',
    schema,
    uiSchema,
    fieldPathId,
    formData,
    registry,
    onChange,
    children: Field ? (
      <Field {...props} {...state} uiSchema={uiSchema} />
    ) : (
      valueControl({ ...props, ...state, uiSchema }, onValue)
    ),
  });
}
