import type { RJSFSchema, SchemaUtilsType, UiSchema } from '@rjsf/utils';

function refuse(asked: string): () => never {
  return () => {
    throw new Error(
      `rjsf asked ${asked}. A step's schema is constant and without conditions (no if, oneOf, anyOf, dependentSchemas): ` +
        'put the condition in the step\'s logic.json as "visible" or "required", and run "greffe check" on the definition.',
    );
  };
}

const isSelect = (schema: RJSFSchema) => Array.isArray(schema.enum);

function isMultiSelect({ uniqueItems, items }: RJSFSchema): boolean {
  return Boolean(uniqueItems && items && typeof items === 'object' && isSelect(items as RJSFSchema));
}

/** What a new item of a list begins with. */
const beginnings: Readonly<Record<string, () => unknown>> = { array: () => [], object: () => ({}) };

/**
 * rjsf's questions about a schema, answered for one that is constant: nothing is resolved, merged or copied, where
 * rjsf's own answers do so for each field that is drawn, and again for each change.
 */
export function constantSchemaUtils(root: RJSFSchema): SchemaUtilsType {
  return {
    getRootSchema: () => root,
    retrieveSchema: (schema) => schema,
    isSelect,
    isMultiSelect,
    isFilesArray: () => false,
    getDisplayLabel(schema: RJSFSchema, uiSchema: UiSchema = {}) {
      if (uiSchema['ui:options']?.label === false || uiSchema['ui:field'] !== undefined) return false;
      if (schema.type === 'array') return isMultiSelect(schema) || uiSchema['ui:widget'] !== undefined;
      return schema.type === 'boolean' ? uiSchema['ui:widget'] !== undefined : schema.type !== 'object';
    },
    getDefaultFormState: (schema, given) => given ?? beginnings[String(schema.type)]?.(),
    doesSchemaUtilsDiffer: () => false,
    getValidator: refuse('for a validator'),
    findFieldInSchema: refuse('where a field is'),
    findSelectedOptionInXxxOf: refuse('which branch is chosen'),
    getClosestMatchingOption: refuse('which branch of a condition the data takes'),
    getFirstMatchingOption: refuse('which branch of a condition the data takes'),
    getFromSchema: refuse('what stands at a path'),
    omitExtraData: refuse('which data are too many'),
    sanitizeDataForNewSchema: refuse('what of the data another branch takes'),
    toPathSchema: refuse('for the paths of a schema'),
  };
}
