import { describe, expect, test } from 'vitest';
import { createFindings } from '../lint/finding.ts';
import { checkAgainstMetaSchema, type FileKind, metaSchemas } from './check.ts';
import common from './common.schema.json' with { type: 'json' };

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

describe('the meta-schema', () => {
  test.each(all)('%s describes every property', (name, schema) => {
    for (const [path, property] of properties(schema as Schema, name)) {
      const said = property.description ?? property.$ref?.startsWith('greffe:common#/$defs/');
      expect(said, `${path} has no description`).toBeTruthy();
    }
  });

  test('its common parts are described', () => {
    for (const [name, part] of Object.entries(common.$defs)) expect(part.description, name).toBeTruthy();
  });

  test.each(Object.keys(metaSchemas) as FileKind[])('%s refuses what is no object, in a sentence', (kind) => {
    for (const content of [null, 3, 'x', []]) {
      const findings = createFindings();
      checkAgainstMetaSchema(kind, 'a.json', content, findings);
      expect(findings.list[0]?.message).toMatch(/must be object/);
    }
  });
});
