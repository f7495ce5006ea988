import type { CaseExpectation, CaseFile, ExpectedError, ExpectedStep } from '../bundle/files.ts';
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

type Renamer = (name: string) => string;

const keyed = <T, U>(object: Readonly<Record<string, T>>, rename: Renamer, change: (value: T) => U) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [rename(key), change(value)]));

/** What a case expects, under new names. */
function renameExpectation(expect: CaseExpectation, names: Names): CaseExpectation {
  const step: Renamer = (id) => names.rename('step', id);
  const role: Renamer = (id) => names.rename('role', id);
  const fault = (expected: ExpectedError): ExpectedError => ({
    ...expected,
    pointer: renamePointer(expected.pointer, names),
    ...(expected.rule === undefined ? {} : { rule: names.rename('rule', expected.rule) }),
  });
  const stand = (expected: string | ExpectedStep): string | ExpectedStep => {
    if (typeof expected === 'string') return expected;
    const { outcome, waitsFor } = expected;
    return {
      ...expected,
      ...(outcome === undefined ? {} : { outcome: names.rename('outcome', outcome) }),
      ...(waitsFor === undefined ? {} : { waitsFor: waitsFor.map(step) }),
    };
  };
  const { errors, warnings, steps, tasks, messages, entries, sees } = expect;
  return {
    ...expect,
    ...(errors && { errors: errors.map(fault) }),
    ...(warnings && { warnings: warnings.map(fault) }),
    ...(steps && { steps: keyed(steps, step, stand) }),
    ...(tasks && { tasks: keyed(tasks, role, (ids) => ids.map(step)) }),
    ...(messages && {
      messages: messages.map(({ message, to }) => ({
        message: names.rename('message', message),
        to: to.map(role),
      })),
    }),
    ...(entries && { entries: keyed(entries, step, (counts) => counts) }),
    ...(sees && { sees: keyed(sees, role, (isSeen) => isSeen) }),
  };
}

/** A case under new names. What the engine does has no role; records, entries and people are named by the case alone. */
export function renameCase(file: CaseFile, bundle: Bundle, names: Names): CaseFile {
  const roles = new Set(bundle.roles.map((role) => role.id));
  return {
    ...file,
    recordType: names.rename('recordType', file.recordType),
    steps: file.steps.map((caseStep) => {
      const { who, recordType, step, data, expect } = caseStep;
      return {
        ...caseStep,
        who: roles.has(who) ? names.rename('role', who) : who,
        ...(recordType === undefined ? {} : { recordType: names.rename('recordType', recordType) }),
        ...(step === undefined ? {} : { step: names.rename('step', step) }),
        ...(data && { data: renameData(data, bundle.steps[step ?? ''], names) as typeof data }),
        ...(expect && { expect: renameExpectation(expect, names) }),
      };
    }),
  };
}
