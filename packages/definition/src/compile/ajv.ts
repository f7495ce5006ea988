import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats } from '../runtime/formats.ts';

/** Ajv as every validator of ours is made: strict, all errors, own keys alone. */
export function createAjv(): Ajv2020 {
  return new Ajv2020({
    strict: true,
    allErrors: true,
    ownProperties: true,
    multipleOfPrecision: 10,
    formats,
    code: { source: true, esm: false, lines: false, formats: _`require("greffe/formats")` },
  });
}
