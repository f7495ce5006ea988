import { Ajv } from 'ajv';
import secure from 'ajv/lib/refs/json-schema-secure.json' with { type: 'json' };

const isSecure = new Ajv({ strict: false }).compile(secure);

/** Whether a schema passes ajv's own assessment: no pattern, format or comparison that unmeasured data could make slow. */
export const isSecureSchema = (schema: unknown): boolean => isSecure(schema) === true;
