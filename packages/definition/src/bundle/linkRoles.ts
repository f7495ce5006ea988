import type { Findings } from '../lint/finding.ts';
import type { FormFile, WorkflowFile } from './files.ts';
import type { Sourced } from './sources.ts';

/** A role that is held through a hub's link is given by nobody, gives nothing, and reads: it stands where roles read. */
export function checkLinkRoles(
  { file, value: form }: Sourced<FormFile>,
  workflow: Sourced<WorkflowFile>,
  findings: Findings,
): void {
  const linked = new Set(form.roles.flatMap(({ id, scope }) => (scope === 'link' ? [id] : [])));
  const refuse = (id: string, place: { readonly file: string; readonly pointer: string }) =>
    findings.error(
      'role.link',
      place,
      `"${id}" is held through a hub's link: whoever comes by it reads, and does nothing else.`,
      'Name another role here, or give this one another scope.',
    );
  const check = (ids: readonly string[], at: string, inFile = file) =>
    ids.forEach((id, index) => {
      if (linked.has(id)) refuse(id, { file: inFile, pointer: `${at}/${index}` });
    });
  form.roles.forEach(({ id, scope, grantedBy }, index) => {
    const pointer = `/roles/${index}/grantedBy`;
    if (scope === 'link' && grantedBy.length > 0) refuse(id, { file, pointer });
    else check(grantedBy, pointer);
  });
  form.recordTypes.forEach(({ createdBy }, index) => {
    check(createdBy, `/recordTypes/${index}/createdBy`);
  });
  for (const [type, { support = [], steps }] of Object.entries(workflow.value.recordTypes)) {
    check(support, `/recordTypes/${type}/support`, workflow.file);
    steps.forEach(({ roles }, index) => {
      check(roles, `/recordTypes/${type}/steps/${index}/roles`, workflow.file);
    });
  }
}
