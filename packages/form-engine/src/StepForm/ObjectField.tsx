import {
  type FieldProps,
  getTemplate,
  getUiOptions,
  type ObjectFieldTemplateProps,
  type RJSFSchema,
  toFieldPathId,
  type UiSchema,
} from '@rjsf/utils';
import { type ComponentType, useMemo } from 'react';
import { useGrowingCount } from './useGrowingCount.ts';

const noLayout: UiSchema = {};
const membersOf = (schema: RJSFSchema) => Object.entries(schema.properties ?? {}) as [string, RJSFSchema][];
const nothing = () => undefined;
/** How many fields a member of the root holds, itself among them. */
const fieldsIn = (schema: RJSFSchema): number =>
  membersOf(schema).reduce((sum, [, member]) => sum + fieldsIn(member), 1);

/**
 * An object of a step's constant schema. rjsf's own also takes members that the schema does not name, renames them,
 * and resolves its schema anew for every change.
 */
export function ObjectField(props: FieldProps) {
  const { schema, uiSchema = noLayout, fieldPathId, name, registry, onChange, onBlur, onFocus } = props;
  const { disabled = false, readonly = false, required = false } = props;
  const members = useMemo(() => membersOf(schema), [schema]);
  const weights = useMemo(() => members.map(([, member]) => fieldsIn(member)), [members]);
  const { globalFormOptions, fields } = registry;
  // The same as long as the object stays where it is: what changes about a member, the store tells it alone.
  const ids = useMemo(
    () => members.map(([member]) => toFieldPathId(member, globalFormOptions, fieldPathId.path)),
    [members, globalFormOptions, fieldPathId],
  );
  const Field = fields.SchemaField as ComponentType<FieldProps>;
  const isRoot = fieldPathId.path.length === 0;
  const count = useGrowingCount(weights, isRoot);
  const options = getUiOptions(uiSchema, registry.globalUiOptions);
  const Template = getTemplate('ObjectFieldTemplate', registry, options);
  const shared = { registry, onChange, onBlur, onFocus };
  const properties: ObjectFieldTemplateProps['properties'] = members
    .slice(0, count)
    .map(([member, memberSchema], index) => ({
      name: member,
      content: (
        <Field
          {...shared}
          key={member}
          name={member}
          schema={memberSchema}
          uiSchema={uiSchema[member] ?? noLayout}
          fieldPathId={ids[index] ?? fieldPathId}
          required={false}
        />
      ),
      hidden: false,
      disabled,
      readonly,
      required: false,
    }));
  const isNamed = options.label !== false;
  return (
    <Template
      title={isNamed ? (options.title ?? schema.title ?? name) : ''}
      {...(isNamed && options.description !== undefined && { description: options.description })}
      properties={properties}
      fieldPathId={fieldPathId}
      schema={schema}
      uiSchema={uiSchema}
      registry={registry}
      required={required}
      disabled={disabled}
      readonly={readonly}
      formData={props.formData}
      {...(props.errorSchema && { errorSchema: props.errorSchema })}
      onAddProperty={nothing}
    />
  );
}
