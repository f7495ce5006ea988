import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryFiles, readingFiles } from '../../test/fixtures.ts';
import { metaValidatorsModule } from '../compile/metaValidators.ts';
import { AJV_PARTS } from '../runtime/parts.ts';
import common from './common.schema.json' with { type: 'json' };
import createValidators, { type MetaError } from './generated/validators.js';
import { type FileKind, metaSchemas } from './schemas.ts';

const compiledAhead = createValidators((name) => AJV_PARTS[name]);

/** A sound file of each kind. */
const SOUND: Readonly<Record<FileKind, string | undefined>> = {
  form: libraryFiles().files['form.json'],
  step: libraryFiles().files['steps/signup.schema.json'],
  ui: libraryFiles().files['steps/signup.ui.json'],
  logic: libraryFiles().files['steps/signup.logic.json'],
  workflow: readingFiles().files['workflow.json'],
  rules: libraryFiles().files['rules.json'],
  counters: readingFiles().files['counters.json'],
  i18n: libraryFiles().files['i18n/en.json'],
  case: fileOf(libraryFiles().files, 'cases/'),
  development: undefined,
  migration: undefined,
};

function fileOf(files: Readonly<Record<string, string>>, folder: string): string | undefined {
  return files[Object.keys(files).find((path) => path.startsWith(folder)) ?? ''];
}

/** A value with something else at one place, or under one name. */
function spoilt(value: unknown, turns: readonly number[], other: unknown): unknown {
  const [turn, ...rest] = turns;
  if (turn === undefined || typeof value !== 'object' || value === null) return other;
  const names = Object.keys(value);
  const at = turn % (names.length + 1);
  const name = names[at];
  if (Array.isArray(value))
    return at === names.length ? [...value, other] : value.with(at, spoilt(value[at], rest, other));
  if (name === undefined) return { ...value, unheardOf: other };
  return { ...value, [name]: spoilt((value as Record<string, unknown>)[name], rest, other) };
}

const facts = (errors: readonly MetaError[] | null | undefined) =>
  (errors ?? []).map(({ instancePath, keyword, params, message, propertyName, parentSchema }) => {
    return {
      instancePath,
      keyword,
      params,
      message,
      propertyName,
      known: Object.keys(parentSchema?.properties ?? {}),
    };
  });

describe('the validators that are compiled ahead', () => {
  test('are those of the meta-schema as it stands', () => {
    const file = new URL('./generated/validators.js', import.meta.url);
    expect(readFileSync(file, 'utf8'), 'run node scripts/docs.mjs and commit it').toBe(
      metaValidatorsModule(),
    );
  });

  test.each(Object.keys(metaSchemas) as FileKind[])(
    'say of any %s what ajv says that compiles it now',
    (kind) => {
      const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, ownProperties: true, verbose: true });
      const now = ajv.addSchema(common).compile(metaSchemas[kind]);
      const sound: unknown = JSON.parse(SOUND[kind] ?? '{}');
      let faulty = 0;
      fc.assert(
        fc.property(fc.array(fc.nat(40), { maxLength: 6 }), fc.jsonValue({ maxDepth: 1 }), (turns, other) => {
          const content = spoilt(sound, turns, other);
          now(content);
          compiledAhead[kind](content);
          const errors = facts(compiledAhead[kind].errors);
          expect(errors).toEqual(facts(now.errors as readonly MetaError[] | null));
          if (errors.length > 0) faulty += 1;
        }),
        { numRuns: 300 },
      );
      expect(faulty, 'something is wrong often enough').toBeGreaterThan(100);
    },
  );
});
