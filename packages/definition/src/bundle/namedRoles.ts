import type { Findings, Place } from '../lint/finding.ts';
import type { Role, Step } from '../types.ts';
import { checkField } from './checkField.ts';
import type { FormFile, RecordWorkflowEntry, WorkflowFile, WorkflowStepEntry } from './files.ts';
import { checkName } from './names.ts';
import type { Sourced } from './sources.ts';
import { wayBetween } from './workflow/order.ts';

interface NamedRole {
  readonly role: Role;
  /** Steps that name its organisation. */
  readonly by: ReadonlySet<string>;
  readonly place: (rest: string) => Place;
}

/** Roles that count in the organisation that an answer names: the answer is there, and is given before they act. */
export function checkNamedRoles(
  { file, value: form }: Sourced<FormFile>,
  workflow: Sourced<WorkflowFile>,
  steps: Readonly<Record<string, Step>>,
  findings: Findings,
): void {
  const named = form.roles.flatMap((role, index): NamedRole[] => {
    if (role.namedBy === undefined) return [];
    const place = (rest: string) => ({ file, pointer: `/roles/${index}${rest}` });
    checkAnswers(role, place, steps, findings);
    return [{ role, by: new Set(role.namedBy.map(({ step }) => step)), place }];
  });
  for (const type of form.recordTypes) {
    const entry = Object.hasOwn(workflow.value.recordTypes, type.id)
      ? workflow.value.recordTypes[type.id]
      : undefined;
    if (entry === undefined) continue;
    for (const one of named) checkIn(type, entry, one, named, findings);
  }
}

function checkAnswers(
  { id, scope, namedBy = [] }: Role,
  place: NamedRole['place'],
  steps: Readonly<Record<string, Step>>,
  findings: Findings,
): void {
  if (scope !== undefined && scope !== 'organisation')
    findings.error(
      'role.named-scope',
      place('/scope'),
      `"${id}" counts in the organisation that an answer names, and has the scope "${scope}" as well: it is one or the other.`,
      'Leave "scope" or "namedBy" out.',
    );
  namedBy.forEach((answer, index) => {
    const at = `/namedBy/${index}`;
    if (!checkName('step', answer.step, Object.keys(steps), place(`${at}/step`), findings)) return;
    if (!checkField(answer, ['choice', 'text'], steps, place(`${at}/pointer`), findings)) return;
    if (answer.pointer.split('/').includes('*'))
      findings.error(
        'role.named-many',
        place(`${at}/pointer`),
        `"${answer.pointer}" stands in a list: of its many answers none is the one that names an organisation.`,
      );
    const field = steps[answer.step]?.fields.find(({ pointer }) => pointer === answer.pointer);
    if (field?.logic.required === undefined)
      findings.warning(
        'role.named-optional',
        place(`${at}/pointer`),
        `"${answer.pointer}" may be left empty: nobody then has the role "${id}" at the record.`,
        'Make the field required.',
      );
  });
}

function checkIn(
  { id: type, createdBy }: FormFile['recordTypes'][number],
  entry: RecordWorkflowEntry,
  { role: { id: role }, by, place }: NamedRole,
  named: readonly NamedRole[],
  findings: Findings,
): void {
  const naming = entry.steps.filter(({ id }) => by.has(id));
  const { support = [], access = [] } = entry;
  const acts = [
    ...createdBy,
    ...support,
    ...access.map((rule) => rule.role),
    ...entry.steps.flatMap(({ roles, readers = [] }) => [...roles, ...readers]),
  ];
  if (!acts.includes(role)) return;
  if (createdBy.includes(role))
    findings.error(
      'role.named-begins',
      place('/namedBy'),
      `"${role}" begins records of the type "${type}", of which no answer names an organisation yet: whoever begins one would not see it.`,
      'Let another role begin such records.',
    );
  if (naming.length === 0) {
    findings.error(
      'role.named-nowhere',
      place('/namedBy'),
      `"${role}" acts on records of the type "${type}", and none of its steps names the organisation: nobody would ever see them in this role.`,
      'Name a field of a step of that type as well.',
    );
    return;
  }
  for (const step of naming) {
    if (step.repeat === undefined) continue;
    const message = `The step "${step.id}" is filled many times: none of its answers is the one that names an organisation.`;
    findings.error('role.named-many', place('/namedBy'), message);
  }
  const known = new Map(entry.steps.map((step) => [step.id, step]));
  const isAfter = (step: WorkflowStepEntry, names: ReadonlySet<string>) =>
    step.requires.some((required) => [...names].some((name) => wayBetween(required, name, known)));
  const mayBeNobody = (step: WorkflowStepEntry, id: string) =>
    named.some((other) => other.role.id === id && !isAfter(step, other.by));
  for (const step of entry.steps) {
    if (!step.roles.includes(role) || !step.roles.every((id) => mayBeNobody(step, id))) continue;
    findings.error(
      'role.named-late',
      place('/namedBy'),
      `The step "${step.id}" is for "${role}" to fill in, and comes before it is known in which organisation: it would wait for nobody.`,
      'Let it require the step that names the organisation.',
    );
  }
}
