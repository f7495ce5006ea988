import { didYouMean, type Findings } from '../lint/finding.ts';
import type { FieldKind, Pointer, Step } from '../types.ts';
import type { FormFile } from './files.ts';
import { checkName, checkNames, reportDuplicates } from './names.ts';
import type { Sourced } from './sources.ts';

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
    const fieldAt = (stepId: string, pointer: Pointer, place: Pointer, kinds: readonly FieldKind[]) => {
      const fields = Object.hasOwn(steps, stepId) ? (steps[stepId]?.fields ?? []) : [];
      const field = fields.find((candidate) => candidate.pointer === pointer);
      if (!field) {
        const known = fields.map((candidate) => candidate.pointer);
        findings.error(
          'form.unknown-field',
          { file, pointer: place },
          `The step "${stepId}" has no field "${pointer}".`,
          didYouMean(pointer, known),
        );
      } else if (!kinds.includes(field.kind)) {
        findings.error(
          'form.field-kind',
          { file, pointer: place },
          `"${pointer}" is a field of kind ${field.kind}, ${kinds.join(' or ')} was expected.`,
        );
      }
    };
    if (checkName('step', step, Object.keys(steps), { file, pointer: `${at}/beneficiary/step` }, findings)) {
      for (const [name, pointer] of Object.entries(pointers)) {
        fieldAt(step, pointer, `${at}/beneficiary/${name}`, BENEFICIARY_KINDS[name] ?? []);
      }
    }
    const { listDate } = type;
    if (
      listDate &&
      checkName('step', listDate.step, Object.keys(steps), { file, pointer: `${at}/listDate/step` }, findings)
    ) {
      fieldAt(listDate.step, listDate.pointer, `${at}/listDate/pointer`, ['date']);
    }
  });
}
