import type { Findings } from '../lint/finding.ts';
import type { FieldKind, Step } from '../types.ts';
import { checkField } from './checkField.ts';
import type { FormFile } from './files.ts';
import { checkName, checkNames, reportDuplicates } from './names.ts';
import type { Sourced } from './sources.ts';
import { checkDuration } from './workflow/context.ts';

const BENEFICIARY_KINDS: Readonly<Record<string, readonly FieldKind[]>> = {
  niss: ['text'],
  hasNoNiss: ['boolean'],
  code: ['text'],
  lastName: ['text'],
  firstName: ['text'],
  birthDate: ['date'],
  sex: ['choice', 'text'],
};

/** Who holds this role changes and publishes definitions; it is granted by the platform and never by a definition. */
export const administratorRole = 'registry-administrator';

/** The names and pointers of form.json. */
export function checkForm(
  { file, value: form }: Sourced<FormFile>,
  steps: Readonly<Record<string, Step>>,
  findings: Findings,
): void {
  checkDuration(form.retention?.period, '/retention/period', {
    findings,
    place: (pointer) => ({ file, pointer }),
  });
  const roles = form.roles.map((role) => role.id);
  reportDuplicates('role', file, '/roles', roles, findings);
  form.roles.forEach((role, i) => {
    if (role.id !== administratorRole) return;
    findings.error(
      'role.reserved',
      { file, pointer: `/roles/${i}/id` },
      `"${administratorRole}" is the role of those who change and publish forms: a form that granted it would let people in through the back door.`,
      'Give the role another name.',
    );
  });
  reportDuplicates(
    'record type',
    file,
    '/recordTypes',
    form.recordTypes.map((type) => type.id),
    findings,
  );
  form.roles.forEach((role, i) => {
    checkNames('role', role.grantedBy, roles, { file, pointer: `/roles/${i}/grantedBy` }, findings);
  });
  form.recordTypes.forEach((type, i) => {
    const at = `/recordTypes/${i}`;
    checkNames('role', type.createdBy, roles, { file, pointer: `${at}/createdBy` }, findings);
    type.createdBy.forEach((id, place) => {
      if (form.roles.find((role) => role.id === id)?.scope !== 'beneficiary') return;
      findings.error(
        'role.own',
        { file, pointer: `${at}/createdBy/${place}` },
        `"${id}" is held for one's own records alone: whoever begins a record is not known as its beneficiary yet, and would not see it.`,
        'Let another role begin such records.',
      );
    });
    const { step, ...pointers } = type.beneficiary;
    if (checkName('step', step, Object.keys(steps), { file, pointer: `${at}/beneficiary/step` }, findings)) {
      for (const [name, pointer] of Object.entries(pointers)) {
        const place = { file, pointer: `${at}/beneficiary/${name}` };
        checkField({ step, pointer }, BENEFICIARY_KINDS[name] ?? [], steps, place, findings);
      }
    }
    const { listDate } = type;
    if (
      listDate &&
      checkName('step', listDate.step, Object.keys(steps), { file, pointer: `${at}/listDate/step` }, findings)
    ) {
      checkField(listDate, ['date'], steps, { file, pointer: `${at}/listDate/pointer` }, findings);
    }
  });
}
