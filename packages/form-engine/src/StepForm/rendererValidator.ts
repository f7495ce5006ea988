import type { ValidatorType } from '@rjsf/utils';

function refuse(asked: string): never {
  throw new Error(
    `rjsf asked ${asked}. A step's schema is constant and without conditions (no if, oneOf, anyOf, dependentSchemas): ` +
      'put the condition in the step\'s logic.json as "visible" or "required", and run "greffe check" on the definition.',
  );
}

/** rjsf wants a validator; ours is `validateStep`, so that no schema is compiled in the page. */
export const rendererValidator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => refuse('which branch of a condition the data takes'),
  rawValidation: () => refuse('for an ajv validation in the page'),
};
