import type { SchemaError, SchemaValidator } from '../types.ts';

/** A validator as ajv makes it: it leaves its errors on itself. */
export interface AjvValidator {
  (data: unknown): boolean | Promise<unknown>;
  errors?: readonly SchemaError[] | null | undefined;
}

/** An ajv validator as ours: it answers with its errors and keeps nothing. */
export function toSchemaValidator(validate: AjvValidator): SchemaValidator {
  return (data) => {
    if (validate(data) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, keyword, params }) => ({
      instancePath,
      keyword,
      params,
    }));
  };
}
