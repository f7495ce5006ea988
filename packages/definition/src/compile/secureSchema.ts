import { Ajv, type ValidateFunction } from 'ajv';
import secure from 'ajv/lib/refs/json-schema-secure.json' with { type: 'json' };
import type { Bundle, Finding } from '../types.ts';

let compiled: ValidateFunction | undefined;
/** Made when it is first asked: this makes code from text, which whoever only reads definitions may not. */
function assessment(): ValidateFunction {
  compiled ??= new Ajv({ strict: false }).compile(secure);
  return compiled;
}

/** Whether a schema passes ajv's own assessment: no pattern, format or comparison that unmeasured data could make slow. */
export const isSecureSchema = (schema: unknown): boolean => assessment()(schema) === true;

/** Steps whose schema does not pass it: what the linter asks for holds them all, and this looks again before anything is compiled. */
export function schemaFindings(bundle: Pick<Bundle, 'steps'>): Finding[] {
  return Object.values(bundle.steps).flatMap(({ id, schema }): Finding[] => {
    if (isSecureSchema(schema)) return [];
    const pointer = assessment().errors?.[0]?.instancePath ?? '';
    const message = 'Data of any length could make this check slow: give it a "maxLength" or "maxItems".';
    return [
      { severity: 'error', code: 'schema.insecure', file: `steps/${id}.schema.json`, pointer, message },
    ];
  });
}
