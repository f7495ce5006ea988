import { patternOf } from '../data/pattern.ts';
import { isObject, toPointer } from '../data/pointer.ts';
import { didYouMean, type Findings } from '../lint/finding.ts';
import type { Bundle, Pointer, Step } from '../types.ts';
import type { CaseFile, CaseStep } from './files.ts';
import { checkName } from './names.ts';
import type { Sourced } from './sources.ts';

/** Who acknowledges what was sent: the engine itself, on behalf of the receiver. */
const SYSTEM = 'system';

/** The names and pointers of a case: a field that does not exist is a finding, unless the case expects that fault. */
export function checkCase({ file, value }: Sourced<CaseFile>, bundle: Bundle, findings: Findings): void {
  const types = bundle.recordTypes.map((type) => type.id);
  if (!checkName('record type', value.recordType, types, { file, pointer: '/recordType' }, findings)) return;
  const steps = bundle.workflows[value.recordType]?.steps.map((step) => step.id) ?? [];
  const roles = bundle.roles.map((role) => role.id);
  value.steps.forEach((caseStep, index) => {
    const at = `/steps/${index}`;
    const who = caseStep.do === 'acknowledge' ? [...roles, SYSTEM] : roles;
    checkName('role', caseStep.who, who, { file, pointer: `${at}/who` }, findings);
    if (caseStep.step === undefined) {
      if (caseStep.do === 'acknowledge') return;
      findings.error('case.step', { file, pointer: at }, `To ${caseStep.do}, a step must be named.`);
      return;
    }
    const step = bundle.steps[caseStep.step];
    if (!checkName('step', caseStep.step, steps, { file, pointer: `${at}/step` }, findings) || !step) return;
    checkCaseData(caseStep, step, file, at, findings);
  });
}

function checkCaseData(caseStep: CaseStep, step: Step, file: string, at: Pointer, findings: Findings): void {
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
