import { createSchemaUtils, type RJSFSchema, type UiSchema, type ValidatorType } from '@rjsf/utils';
import { expect, it } from 'vitest';
import { constantSchemaUtils } from './constantSchema.ts';

const choices: RJSFSchema = { type: 'string', enum: ['a', 'b'] };
const part: RJSFSchema = { type: 'object', properties: { lot: { type: 'string' } } };
const schemas: readonly RJSFSchema[] = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  choices,
  { type: 'array', items: { type: 'string' } },
  { type: 'array', uniqueItems: true, items: choices },
  { type: 'array', items: part },
  { type: 'object', properties: { name: { type: 'string' }, part, parts: { type: 'array', items: part } } },
];
const layouts: readonly UiSchema[] = [
  {},
  { 'ui:widget': 'radio' },
  { 'ui:options': { label: false } },
  { 'ui:title': 'Name' },
];

it('answers as rjsf does, for every schema without conditions and every layout', () => {
  for (const schema of schemas) {
    const root: RJSFSchema = { type: 'object', properties: { schema } };
    const ours = constantSchemaUtils(root);
    const theirs = createSchemaUtils({} as ValidatorType, root);
    expect(ours.retrieveSchema(schema)).toEqual(theirs.retrieveSchema(schema));
    expect(ours.isSelect(schema)).toBe(theirs.isSelect(schema));
    expect(ours.isMultiSelect(schema)).toBe(theirs.isMultiSelect(schema));
    for (const layout of layouts)
      expect(ours.getDisplayLabel(schema, layout), JSON.stringify([schema, layout])).toBe(
        theirs.getDisplayLabel(schema, layout),
      );
    // What a new item of a list of these begins with.
    expect(ours.getDefaultFormState(schema)).toEqual(theirs.getDefaultFormState(schema));
  }
});

it('says what to do where a schema has a condition after all', () => {
  const utils = constantSchemaUtils({ type: 'object' });
  expect(() => utils.getFirstMatchingOption({}, [])).toThrow(/logic\.json as "visible" or "required"/);
});
