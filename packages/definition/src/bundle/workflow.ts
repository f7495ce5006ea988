import type { Findings } from '../lint/finding.ts';
import type { FormFile, WorkflowFile } from './files.ts';
import { checkName, checkNames, reportDuplicates } from './names.ts';
import type { Sourced } from './sources.ts';

/** The names of workflow.json: every record type has its workflow, every step its schema, every role and requirement is known. */
export function checkWorkflow(
  { file, value: workflow }: Sourced<WorkflowFile>,
  form: FormFile,
  steps: readonly string[],
  findings: Findings,
): void {
  const roles = form.roles.map((role) => role.id);
  const types = form.recordTypes.map((type) => type.id);
  for (const type of types) {
    if (Object.hasOwn(workflow.recordTypes, type)) continue;
    findings.error(
      'workflow.missing',
      { file, pointer: '/recordTypes' },
      `The record type "${type}" has no workflow.`,
    );
  }
  const used = new Set<string>();
  for (const [type, { steps: list }] of Object.entries(workflow.recordTypes)) {
    const at = `/recordTypes/${type}`;
    checkName('record type', type, types, { file, pointer: at }, findings);
    const ids = list.map((step) => step.id);
    reportDuplicates('step', file, `${at}/steps`, ids, findings);
    list.forEach((step, i) => {
      const place = (name: string) => ({ file, pointer: `${at}/steps/${i}/${name}` });
      used.add(step.id);
      checkName('step', step.id, steps, place('id'), findings);
      checkNames('role', step.roles, roles, place('roles'), findings);
      step.requires.forEach((id, j) => {
        if (checkName('step', id, ids, place(`requires/${j}`), findings) && id === step.id) {
          findings.error(
            'workflow.requires-itself',
            place(`requires/${j}`),
            `The step "${id}" waits for itself.`,
          );
        }
      });
      step.effects.forEach((effect, j) => {
        if ((effect.type === 'transmission') === Object.hasOwn(effect, 'receiver')) return;
        findings.error(
          'workflow.receiver',
          place(`effects/${j}`),
          'A transmission names its receiver, and nothing else does.',
        );
      });
    });
  }
  for (const step of steps) {
    if (!used.has(step))
      findings.warning(
        'step.unused',
        { file: `steps/${step}.schema.json`, pointer: '' },
        `No record type has the step "${step}".`,
      );
  }
}
