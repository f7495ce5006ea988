import { didYouMean, type Findings, listNames } from '../lint/finding.ts';
import type { Bundle, FieldKind } from '../types.ts';
import type { FieldShape, Shape } from './shape.ts';

/** Whether what operations made is what a version has: every field that they name, of the kind that they leave. */
export function checkResult(shape: Shape, newer: Bundle, findings: Findings): void {
  const steps = Object.keys(newer.steps);
  for (const [step, place] of shape.renamedSteps) {
    if (steps.includes(step)) continue;
    const message = `Version ${newer.version} has no step "${step}". Known: ${listNames(steps)}.`;
    findings.error('migration.unknown-step', place, message, didYouMean(step, steps));
  }
  for (const step of shape.steps) {
    for (const [pointer, made] of shape.fields(step)) {
      if (!made.madeAt) continue;
      const fields = Object.hasOwn(newer.steps, step) ? (newer.steps[step]?.fields ?? []) : [];
      const field = fields.find((candidate) => candidate.pointer === pointer);
      if (!field) {
        const known = fields.map((candidate) => candidate.pointer);
        const message = `Version ${newer.version} has no field "${pointer}" in the step "${step}".`;
        findings.error('migration.unknown-field', made.madeAt, message, didYouMean(pointer, known));
      } else if (!takes(field.kind, made.kind)) {
        const message = `"${pointer}" is a field of kind ${field.kind} in version ${newer.version}, and ${made.kind} comes out here.`;
        findings.error('migration.kind', made.madeAt, message, 'An operation "retype" changes a kind.');
      } else
        checkOptions(
          made,
          field.options?.map(({ value }) => value),
          pointer,
          newer,
          findings,
        );
    }
  }
}

function checkOptions(
  made: FieldShape,
  options: readonly string[] | undefined,
  pointer: string,
  newer: Bundle,
  findings: Findings,
): void {
  const last = made.options?.at(-1);
  if (!made.madeAt || last === undefined || !options || !/\/operations\/\d+\/to$/.test(made.madeAt.pointer))
    return;
  if (options.includes(last)) return;
  const message = `The field "${pointer}" has no choice "${last}" in version ${newer.version}. Known: ${listNames(options)}.`;
  findings.error('migration.unknown-option', made.madeAt, message, didYouMean(last, options));
}

/** Texts, choices and dates are all texts: whether a value is one of them is judged record by record. */
function takes(field: FieldKind, made: FieldKind): boolean {
  const texts: readonly FieldKind[] = ['text', 'choice', 'date'];
  if (texts.includes(field) && texts.includes(made)) return true;
  return field === made || (field === 'number' && made === 'integer');
}
