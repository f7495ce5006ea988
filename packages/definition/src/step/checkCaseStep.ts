import type { CaseStep, ExpectedError } from '../bundle/files.ts';
import type { Bundle, Facts, FieldError, SchemaValidator } from '../types.ts';
import { validateStep } from './validate.ts';

/** What a step of a case gives, and where that is not what it expects. */
export interface CheckedCaseStep {
  readonly errors: readonly FieldError[];
  /** Sentences, one for each difference; none when the case holds. */
  readonly differences: readonly string[];
}

/** Checks the data of one step of a case: exactly the faults that it expects, no more and no less. */
export function checkCaseStep(
  bundle: Bundle,
  caseStep: CaseStep,
  facts: Facts,
  validate: SchemaValidator,
): CheckedCaseStep {
  const { step, data = {}, expect } = caseStep;
  const errors = step === undefined ? [] : validateStep(bundle, step, data, facts, validate);
  const differences = (['error', 'warning'] as const).flatMap((severity) => {
    const expected = expect?.[`${severity}s`];
    if (expected === undefined) return [];
    const found = errors.filter((error) => error.severity === severity);
    return [
      ...expected
        .filter((one) => !found.some((error) => matches(error, one)))
        .map((one) => `expected: ${severity} ${show(one)}`),
      ...found
        .filter((error) => !expected.some((one) => matches(error, one)))
        .map(({ pointer, code, params }) =>
          `not expected: ${severity} ${pointer} ${code} ${params.rule ?? ''}`.trim(),
        ),
    ];
  });
  return { errors, differences };
}

function matches(error: FieldError, { pointer, code, rule }: ExpectedError): boolean {
  return (
    error.pointer === pointer && error.code === code && (rule === undefined || error.params.rule === rule)
  );
}

function show({ pointer, code, rule }: ExpectedError): string {
  return [pointer, code, ...(rule === undefined ? [] : [rule])].join(' ');
}
