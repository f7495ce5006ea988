import type { CaseFile, ExpectedError } from '../bundle/files.ts';
import { patternOf } from '../data/pattern.ts';
import { isObject } from '../data/pointer.ts';
import type { Bundle, Pointer, Step } from '../types.ts';
import { renamePointer } from './keys.ts';
import type { Names } from './names.ts';

/** A step's data under new names: fields, and values of choices. */
export function renameData(
  data: unknown,
  step: Step | undefined,
  names: Names,
  pointer: Pointer = '',
): unknown {
  if (Array.isArray(data))
    return data.map((item, index) => renameData(item, step, names, `${pointer}/${index}`));
  if (isObject(data)) {
    return Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        names.rename('field', name),
        renameData(value, step, names, `${pointer}/${name}`),
      ]),
    );
  }
  const pattern = patternOf(pointer);
  const isChoice = step?.fields.some((field) => field.pointer === pattern && field.options !== undefined);
  return isChoice && typeof data === 'string' && names.has('option', data)
    ? names.rename('option', data)
    : data;
}

/** A case under new names. Who acknowledges is the engine: no role. */
export function renameCase(file: CaseFile, bundle: Bundle, names: Names): CaseFile {
  const roles = new Set(bundle.roles.map((role) => role.id));
  const fault = (expected: ExpectedError): ExpectedError => ({
    ...expected,
    pointer: renamePointer(expected.pointer, names),
    ...(expected.rule === undefined ? {} : { rule: names.rename('rule', expected.rule) }),
  });
  return {
    ...file,
    recordType: names.rename('recordType', file.recordType),
    steps: file.steps.map((caseStep) => {
      const { who, step, data, expect } = caseStep;
      return {
        ...caseStep,
        who: roles.has(who) ? names.rename('role', who) : who,
        ...(step === undefined ? {} : { step: names.rename('step', step) }),
        ...(data === undefined
          ? {}
          : { data: renameData(data, bundle.steps[step ?? ''], names) as typeof data }),
        ...(expect === undefined
          ? {}
          : {
              expect: {
                ...expect,
                ...(expect.errors === undefined ? {} : { errors: expect.errors.map(fault) }),
                ...(expect.warnings === undefined ? {} : { warnings: expect.warnings.map(fault) }),
              },
            }),
      };
    }),
  };
}
