import type { Bundle } from '@greffe/definition';
import { createSchemaValidator } from '@greffe/definition/compile';
import type { Validators } from '@greffe/workflow/cases';

/**
 * Validators of a bundle's steps, each compiled once.
 * @throws RangeError when asked for a step that the bundle does not have.
 */
export function validatorsOf(bundle: Bundle): Validators {
  const compiled = new Map(
    Object.values(bundle.steps).map((step) => [step.id, createSchemaValidator(step)] as const),
  );
  return (step) => {
    const validator = compiled.get(step);
    if (!validator) throw new RangeError(`There is no step "${step}".`);
    return validator;
  };
}
