import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { createFindings } from '../lint/finding.ts';
import { checkAgainstMetaSchema } from './check.ts';
import common from './common.schema.json' with { type: 'json' };
import { type FileKind, metaSchemas } from './schemas.ts';

const all = Object.entries({ ...metaSchemas, common });

type Schema = { readonly [keyword: string]: unknown; readonly description?: string; readonly $ref?: string };

const members = (value: unknown): [string, Schema][] =>
  Object.entries((value ?? {}) as Record<string, Schema>);

/** Every property that a schema defines, at any depth, with its path. */
function properties(schema: Schema, path: string): [string, Schema][] {
  const own = members(schema.properties).map(([name, property]): [string, Schema] => [
    `${path}/${name}`,
    property,
  ]);
  const inside: [string, Schema][] = [...own];
  for (const [name, part] of members(schema.$defs)) inside.push([`${path}/$defs/${name}`, part]);
  for (const keyword of ['items', 'additionalProperties', 'propertyNames']) {
    const part = schema[keyword];
    if (typeof part === 'object' && part !== null) inside.push([`${path}/${keyword}`, part as Schema]);
  }
  return [...own, ...inside.flatMap(([where, part]) => properties(part, where))];
}

/** The schema of every property with the examples that it gives. */
function exampled(schema: unknown, path: string): [path: string, examples: readonly unknown[]][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { examples } = schema as { examples?: unknown };
  const own: [string, readonly unknown[]][] = Array.isArray(examples) ? [[path, examples]] : [];
  const parts = Object.entries(schema).filter(([name]) => name !== 'examples');
  return [...own, ...parts.flatMap(([name, part]) => exampled(part, `${path}/${escaped(name)}`))];
}

const escaped = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

describe('the meta-schema', () => {
  test.each(all)('%s describes every property', (name, schema) => {
    for (const [path, property] of properties(schema as Schema, name)) {
      // What a part of a file is, is said where it is defined.
      const said = property.description ?? /^(?:greffe:common)?#\/\$defs\//.test(property.$ref ?? '');
      expect(said, `${path} has no description`).toBeTruthy();
    }
  });

  test.each(all.flatMap(([, schema]) => exampled(schema, `${schema.$id}#`)))(
    'holds its own examples good: %s',
    (path, examples) => {
      const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
      for (const [, schema] of all) ajv.addSchema(schema);
      const validate = ajv.compile({ $ref: path });
      for (const example of examples) {
        expect(validate(example), `${JSON.stringify(example)}: ${ajv.errorsText(validate.errors)}`).toBe(
          true,
        );
      }
    },
  );

  test('its common parts are described', () => {
    for (const [name, part] of Object.entries(common.$defs)) expect(part.description, name).toBeTruthy();
  });

  test('refuses an object that cannot be written as a text', () => {
    const findings = createFindings();
    const form = { roles: [{ id: 'a', origin: { toString: null }, grantedBy: [] }] };
    checkAgainstMetaSchema('form', 'a.json', form, findings);
    expect(findings.list).toContainEqual(
      expect.objectContaining({ code: 'meta.value', pointer: '/roles/0/origin' }),
    );
  });

  test.each(Object.keys(metaSchemas) as FileKind[])('%s refuses what is no object, in a sentence', (kind) => {
    for (const content of [null, 3, 'x', []]) {
      const findings = createFindings();
      checkAgainstMetaSchema(kind, 'a.json', content, findings);
      expect(findings.list[0]?.message).toMatch(/must be object/);
    }
  });
});
