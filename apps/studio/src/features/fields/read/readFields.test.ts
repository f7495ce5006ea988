import { buildBundle } from '@greffe/definition';
import { describe, expect, it } from 'vitest';
import { registries, shared } from '../../../../test/forms.ts';
import { findingsByField } from './findings.ts';
import { limitFault } from './limits.ts';
import { flatten, readFields } from './readFields.ts';
import { readStepIds } from './readStepIds.ts';
import { titlesOf } from './titles.ts';

describe.each(registries)('the fields of %s', (_name, files) => {
  const { bundle } = buildBundle(files, shared);
  const titleOf = titlesOf(files, shared, 'fr');

  it('are those that the form has, in its order, with its widths and its words', () => {
    for (const step of readStepIds(files)) {
      const known = bundle?.steps[step]?.fields ?? [];
      const read = flatten(readFields({ files, shared, step, titleOf }));
      const shown = known.filter(({ pointer }) => !pointer.endsWith('/*'));
      expect(
        read.map(({ pointer, width, logic }) => [pointer, width, Object.hasOwn(logic, 'visible')]),
      ).toEqual(
        shown.map(({ pointer, layout, logic }) => [pointer, layout.width, logic.visible !== undefined]),
      );
      const texts = bundle?.texts.fr ?? {};
      for (const { pointer, title } of read) {
        const key = `field.${step}${pointer.replaceAll('/', '.')}.title`;
        if (texts[key] !== undefined) expect([pointer, title]).toEqual([pointer, texts[key]]);
      }
    }
  });
});

it('a draft that cannot be read has no fields, and one that is half right has those that are', () => {
  const read = (schema: string) =>
    readFields({ files: { 'steps/x.schema.json': schema }, shared: {}, step: 'x', titleOf: () => undefined });
  expect(read('{')).toEqual([]);
  expect(read('[]')).toEqual([]);
  expect(
    read('{"properties":{"a":3,"b":{"type":"string"},"c":{"$ref":"nowhere"}}}').map(({ name }) => name),
  ).toEqual(['b', 'c']);
  const loop = {
    'm/module.schema.json': '{"type":"object","properties":{"again":{"$ref":"../m/module.schema.json"}}}',
  };
  const files = {
    'steps/x.schema.json': '{"properties":{"m":{"$ref":"../../shared/m/module.schema.json"}}}',
  };
  const looped = readFields({ files, shared: loop, step: 'x', titleOf: () => undefined });
  expect(flatten(looped).map(({ pointer }) => pointer)).toEqual(['/m', '/m/again']);
});

it('what is wrong is told by the field that it is about', () => {
  const files = {
    'steps/x.schema.json': JSON.stringify({
      properties: {
        a: { type: 'string' },
        l: { type: 'array', items: { properties: { b: { type: 'string' } } } },
      },
    }),
  };
  const fields = readFields({ files, shared: {}, step: 'x', titleOf: () => undefined });
  const at = (file: string, pointer: string) => ({
    severity: 'error' as const,
    code: 'c',
    file,
    pointer,
    message: '',
  });
  const findings = [
    at('steps/x.schema.json', '/properties/a/maximum'),
    at('steps/x.schema.json', '/properties/l/items/properties/b/enum/0'),
    at('steps/x.logic.json', '/fields/~1l~1*~1b/visible'),
    at('i18n/fr.json', '/field.x.l.*.b.title'),
    at('steps/x.schema.json', '/additionalProperties'),
    at('steps/other.schema.json', '/properties/a'),
    at('rules.json', '/rules/0'),
  ];
  const told = findingsByField(findings, 'x', fields);
  expect([...told].map(([pointer, list]) => [pointer, list.length])).toEqual([
    ['/a', 1],
    ['/l/*/b', 3],
    ['', 1],
  ]);
});

it.each([
  ['maximum', 5, { minimum: 6 }, 'integer', 'order'],
  ['minimum', 5, { maximum: 5 }, 'integer', undefined],
  ['maximum', 5.5, {}, 'integer', 'whole'],
  ['maximum', 5.5, {}, 'number', undefined],
  ['multipleOf', 0, {}, 'number', 'positive'],
  ['maxLength', -1, {}, 'text', 'positive'],
  ['maxItems', 'a lot', {}, 'list', 'number'],
  ['maxItems', undefined, { minItems: 3 }, 'list', undefined],
] as const)('a limit: %s %j beside %j of a field of kind %s: %j', (limit, value, beside, kind, fault) => {
  expect(limitFault(limit, value, beside, kind)).toBe(fault);
});
