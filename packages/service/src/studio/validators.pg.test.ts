import { instantiateValidator, type ValidatorModule } from '@greffe/definition/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../../test/harness.ts';
import { loansBundle } from '../../test/loans.ts';
import { createStudio } from '../../test/studio.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createStudio();
});
afterAll(() => test.end());

const compile = (schema: unknown, more: object = {}) =>
  test.ask('nora', 'POST', '/api/studio/validators', { schema, ...more });
const text = { type: 'string', maxLength: 20 };
const step = (properties: object) => ({ type: 'object', properties, additionalProperties: false });

describe('a step of a draft', () => {
  it('is compiled here, and served by the hash of its schema', async () => {
    const made = await compile(
      step({ colour: { ...text, enum: ['red', 'blue'] }, on: { ...text, format: 'date' } }),
    );
    expect(made.status, made.text).toBe(200);
    const served = await test.ask('nora', 'GET', `/api/validators/${made.json.hash}.js`);
    expect(served.headers.get('content-type')).toContain('text/javascript');
    const module = (await import(
      `data:text/javascript,${encodeURIComponent(served.text)}`
    )) as ValidatorModule;
    const validate = instantiateValidator(module);
    expect(validate({ colour: 'red', on: '2026-11-22' })).toEqual([]);
    expect(validate({ colour: 'green' })).toMatchObject([{ instancePath: '/colour', keyword: 'enum' }]);
  });

  it('has the hash that its bundle gives it, whoever asks', async () => {
    const card = loansBundle().steps.card;
    expect((await compile(card?.schema)).json).toEqual({ hash: card?.schemaHash });
    expect((await test.ask('otto', 'GET', `/api/validators/${card?.schemaHash}.js`)).status).toBe(200);
  });

  it('is not there before it was compiled', async () => {
    expect((await test.ask('nora', 'GET', `/api/validators/${'a'.repeat(64)}.js`)).status).toBe(404);
  });
});

describe('is not compiled', () => {
  it.each<[string, unknown, string]>([
    ['a word that bundles do not have', step({ a: { ...text, $ref: '#' } }), '/properties/a/$ref'],
    ['an id that stands for another schema', { ...step({}), $id: 'greffe:form' }, '/$id'],
    [
      'a default with code in it',
      step({ a: { ...text, default: 'process.exit()' } }),
      '/properties/a/default',
    ],
    [
      'a pattern that some text makes slow',
      step({ a: { ...text, pattern: '^(a+)+$' } }),
      '/properties/a/pattern',
    ],
    ['a pattern that is none', step({ a: { ...text, pattern: '(' } }), '/properties/a/pattern'],
    ['a pattern on a text without an end', step({ a: { type: 'string', pattern: '^a$' } }), ''],
    ['a comparison of lists without an end', { type: 'array', uniqueItems: true, items: step({}) }, ''],
    ['a format that nobody knows', step({ a: { ...text, format: 'nis' } }), ''],
    ['a limit that is none', step({ a: { ...text, maxLength: '20' } }), '/properties/a/maxLength'],
    [
      'more steps than there are fields',
      step(Object.fromEntries(Array.from({ length: 3100 }, (_, i) => [`f${i}`, text]))),
      '*',
    ],
    [
      'fields in fields without end',
      { type: 'object', properties: { a: step({ b: 5 }) } },
      '/properties/a/properties/b',
    ],
  ])('%s', async (_, schema, pointer) => {
    const answer = await compile(schema);
    expect(answer.status, answer.text).toBe(422);
    const [error] = answer.json.errors as { pointer: string; code: string }[];
    expect(error?.code).toBe('schema');
    if (pointer !== '*') expect(error?.pointer).toBe(`/schema${pointer}`);
  });

  it('a schema nested deeper than any form is', async () => {
    let deep: object = text;
    for (let level = 0; level < 40; level += 1) deep = step({ a: deep });
    expect((await compile(deep)).json.errors).toMatchObject([{ code: 'depth' }]);
  });

  it('code that is sent along', async () => {
    const code = 'export const requires = []; export default () => () => true;';
    const answer = await compile(step({}), { code });
    expect(answer.json.errors).toMatchObject([{ pointer: '/code', code: 'unknown' }]);
  });
});
