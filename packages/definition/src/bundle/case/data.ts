import { patternOf } from '../../data/pattern.ts';
import { isObject, toPointer } from '../../data/pointer.ts';
import { didYouMean, type Findings } from '../../lint/finding.ts';
import type { Pointer, Step } from '../../types.ts';
import type { CaseStep } from '../files.ts';
import { checkName } from '../names.ts';

/** The fields of the data that a case gives, and of the faults that it expects. */
export function checkCaseData(
  caseStep: CaseStep,
  step: Step,
  file: string,
  at: Pointer,
  findings: Findings,
): void {
  const known = new Set(['', ...step.fields.map((field) => field.pointer)]);
  const faults = [...(caseStep.expect?.errors ?? []), ...(caseStep.expect?.warnings ?? [])];
  const wrongOnPurpose = new Set(
    faults.filter((fault) => fault.code !== 'required').map((fault) => fault.pointer),
  );
  const visit = (value: unknown, parts: readonly (string | number)[]): void => {
    const pointer = toPointer(parts);
    if (wrongOnPurpose.has(pointer)) return;
    if (!known.has(patternOf(pointer))) {
      const place = { file, pointer: `${at}/data${pointer}` };
      findings.error(
        'case.unknown-field',
        place,
        `The step "${step.id}" has no field "${pointer}".`,
        didYouMean(patternOf(pointer), known),
      );
      return;
    }
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...parts, index]);
    else if (isObject(value))
      for (const [name, member] of Object.entries(value)) visit(member, [...parts, name]);
  };
  if (caseStep.data) visit(caseStep.data, []);
  for (const list of ['errors', 'warnings'] as const) {
    caseStep.expect?.[list]?.forEach((fault, index) => {
      const place = { file, pointer: `${at}/expect/${list}/${index}` };
      if (fault.rule !== undefined)
        checkName(
          'rule',
          fault.rule,
          step.rules.map((rule) => rule.id),
          place,
          findings,
        );
      if (fault.code === 'unknown' || known.has(patternOf(fault.pointer))) return;
      findings.error(
        'case.unknown-field',
        place,
        `The step "${step.id}" has no field "${fault.pointer}".`,
        didYouMean(fault.pointer, known),
      );
    });
  }
}
