import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryBundle } from '../../test/fixtures.ts';
import { instantiateValidator, type ValidatorModule } from '../runtime/index.ts';
import type { JsonSchema } from '../types.ts';
import { compileStepValidator, createSchemaValidator } from './index.ts';

const step = libraryBundle().steps.signup;
if (!step) throw new Error('The fixture has no step "signup".');
const compiled = compileStepValidator(step);

async function load(code: string): Promise<ValidatorModule> {
  return (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  )) as ValidatorModule;
}

const wrong = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '',
    'x'.repeat(70),
    -1,
    0.3,
    1e9,
    '2026-02-30',
    '85.04.02-169.33',
    { constructor: 1 },
    { colour: 1 },
  ),
);

/** Data that fit a schema, with something wrong here and there. */
function dataOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const right = (): fc.Arbitrary<unknown> => {
    const { properties, items, type, format, ...rest } = schema as {
      properties?: Record<string, JsonSchema>;
      items?: JsonSchema;
      enum?: string[];
      format?: string;
      type?: string;
    };
    if (properties) {
      const members = Object.entries(properties).map(([name, child]) => [name, dataOf(child)] as const);
      return fc.record(Object.fromEntries(members), { requiredKeys: [] });
    }
    if (items) return fc.uniqueArray(dataOf(items), { maxLength: 5 });
    if (rest.enum) return fc.constantFrom(...rest.enum);
    if (format === 'date') return fc.constantFrom('2026-11-22', '2024-02-29');
    if (format === 'niss') return fc.constantFrom('85040216932', '85.04.02-169.32');
    if (format === 'country') return fc.constantFrom('BE', 'FR');
    if (type === 'boolean') return fc.boolean();
    if (type === 'integer') return fc.nat();
    if (type === 'number') return fc.constantFrom(0, 0.5, 2, 99.5);
    return schema.pattern
      ? fc.constant('A-12')
      : fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
  };
  return fc.oneof({ weight: 40, arbitrary: right() }, { weight: 1, arbitrary: wrong });
}

describe('a compiled validator', () => {
  test('is named by its schema and asks for known parts alone', async () => {
    expect(compiled.hash).toBe(step.schemaHash);
    expect((await load(compiled.code)).requires).toContain('greffe/formats');
  });

  test('compiles nothing itself: a strict content security policy allows it', () => {
    expect(compiled.code).not.toMatch(
      /\beval\b|new Function|Function\(|import\(|setTimeout|globalThis|window/,
    );
  });

  test('answers as the one in this process, on any data', async () => {
    const here = createSchemaValidator(step);
    const served = instantiateValidator(await load(compiled.code));
    let faulty = 0;
    fc.assert(
      fc.property(dataOf(step.schema), (data) => {
        const errors = here(data);
        expect(served(data)).toEqual(errors);
        if (errors.length > 0) faulty += 1;
      }),
      { numRuns: 500 },
    );
    expect(faulty, 'the data go wrong often enough to say something').toBeGreaterThan(50);
    expect(faulty, 'and are right often enough').toBeLessThan(500);
  });

  test('sees own keys alone', () => {
    const validate = createSchemaValidator(step);
    expect(validate(Object.create({ colour: 'red' }))).toEqual([]);
    expect(validate(JSON.parse('{"__proto__": {"a": 1}}'))).toMatchObject([
      { keyword: 'additionalProperties' },
    ]);
  });

  test('of another version says so', () => {
    const module: ValidatorModule = { requires: ['greffe/unheard-of'], default: () => () => true };
    expect(() => instantiateValidator(module)).toThrow('greffe/unheard-of');
  });

  test('a schema with a word that nothing knows is refused', () => {
    expect(() => createSchemaValidator({ schema: { type: 'object', wdth: 3 } })).toThrow('wdth');
    expect(() => createSchemaValidator({ schema: { type: 'string', format: 'nis' } })).toThrow('nis');
  });
});
