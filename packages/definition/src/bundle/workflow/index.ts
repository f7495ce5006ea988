import type { Findings } from '../../lint/finding.ts';
import type { RecordWorkflow } from '../../types.ts';
import type { WorkflowGround } from '../../workflow/environment.ts';
import type { FormFile, RecordWorkflowEntry, WorkflowFile } from '../files.ts';
import { checkName, checkNames, reportDuplicates } from '../names.ts';
import type { Sourced } from '../sources.ts';
import type { WorkflowContext } from './context.ts';
import { createWorkflowExpressions } from './expressions.ts';
import { accessOf, linksOf } from './links.ts';
import { checkCelNames, stepOf } from './steps.ts';

/**
 * The workflows of a definition with every default filled in: every record type has one, every step its schema, every
 * name is known, every expression and duration can be read.
 */
export function workflowsOf(
  { file, value: workflow }: Sourced<WorkflowFile>,
  form: FormFile,
  ground: WorkflowGround,
  findings: Findings,
): Record<string, RecordWorkflow> {
  const types = form.recordTypes.map((type) => type.id);
  for (const type of types) {
    if (Object.hasOwn(workflow.recordTypes, type)) continue;
    const message = `The record type "${type}" has no workflow.`;
    findings.error('workflow.missing', { file, pointer: '/recordTypes' }, message);
  }
  const used = new Set<string>();
  const workflows = Object.entries(workflow.recordTypes).map(([type, entry]) => {
    const at = `/recordTypes/${type}`;
    checkName('record type', type, types, { file, pointer: at }, findings);
    for (const { id } of entry.steps) used.add(id);
    const context: WorkflowContext = {
      recordType: type,
      roles: form.roles.map((role) => role.id),
      steps: new Map(entry.steps.map((step) => [step.id, step])),
      ground,
      expressions: createWorkflowExpressions(ground, type, entry, findings),
      findings,
      place: (pointer) => ({ file, pointer: `${at}${pointer}` }),
    };
    return [type, workflowOf(entry, context)] as const;
  });
  for (const step of Object.keys(ground.steps)) {
    if (used.has(step)) continue;
    const place = { file: `steps/${step}.schema.json`, pointer: '' };
    findings.warning('step.unused', place, `No record type has the step "${step}".`);
  }
  return Object.fromEntries(workflows);
}

function workflowOf(entry: RecordWorkflowEntry, context: WorkflowContext): RecordWorkflow {
  const { findings, place, roles, steps } = context;
  const ids = entry.steps.map(({ id }) => id);
  const { file, pointer } = place('/steps');
  reportDuplicates('step', file, pointer, ids, findings);
  checkCelNames('step', ids, '/steps', context);
  checkCelNames(
    'link',
    (entry.links ?? []).map(({ id }) => id),
    '/links',
    context,
  );
  const { consent, support = [], accessHistory } = entry;
  checkNames('role', support, roles, place('/support'), findings);
  checkNames('role', accessHistory ?? [], roles, place('/accessHistory'), findings);
  if (
    consent !== undefined &&
    checkName('step', consent, ids, place('/consent'), findings) &&
    steps.get(consent)?.repeat
  ) {
    const message = `The step "${consent}" is filled many times: consent is given once.`;
    findings.error('workflow.consent', place('/consent'), message);
  }
  return {
    steps: entry.steps.map((step, index) => stepOf(step, `/steps/${index}`, context)),
    links: linksOf(entry, context),
    ...(consent === undefined ? {} : { consent }),
    support,
    ...(accessHistory === undefined ? {} : { accessHistory }),
    access: accessOf(entry, context),
  };
}
