import { didYouMean, type Findings, type Place } from '../lint/finding.ts';
import type { FieldKind, Pointer, Step } from '../types.ts';

/** Reports a field that form.json names and the step does not have, or has of another kind. */
export function checkField(
  { step, pointer }: { readonly step: string; readonly pointer: Pointer },
  kinds: readonly FieldKind[],
  steps: Readonly<Record<string, Step>>,
  place: Place,
  findings: Findings,
): boolean {
  const fields = Object.hasOwn(steps, step) ? (steps[step]?.fields ?? []) : [];
  const field = fields.find((candidate) => candidate.pointer === pointer);
  if (field !== undefined && kinds.includes(field.kind)) return true;
  if (field === undefined) {
    const known = fields.map((candidate) => candidate.pointer);
    const message = `The step "${step}" has no field "${pointer}".`;
    findings.error('form.unknown-field', place, message, didYouMean(pointer, known));
  } else {
    const message = `"${pointer}" is a field of kind ${field.kind}, ${kinds.join(' or ')} was expected.`;
    findings.error('form.field-kind', place, message);
  }
  return false;
}
