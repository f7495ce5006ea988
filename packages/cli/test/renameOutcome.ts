import type { FieldError } from '@greffe/definition';
import { type Names, renamePointer, renameTextKey } from '@greffe/definition/rename';
import type { CaseAnswer, CaseOutcome, CaseView } from '@greffe/workflow/cases';

function renameError(error: FieldError, names: Names): FieldError {
  const { rule } = error.params;
  return {
    ...error,
    pointer: renamePointer(error.pointer, names),
    params: { ...error.params, ...(rule === undefined ? {} : { rule: names.rename('rule', String(rule)) }) },
    ...(error.message === undefined ? {} : { message: renameTextKey(error.message, names) }),
  };
}

function renameAnswer({ errors, warnings, ...answer }: CaseAnswer, names: Names): CaseAnswer {
  const all = (faults: readonly FieldError[]) => faults.map((fault) => renameError(fault, names));
  return { ...answer, ...(errors && { errors: all(errors) }), ...(warnings && { warnings: all(warnings) }) };
}

function renameView(view: CaseView, names: Names): CaseView {
  const step = (id: string) => names.rename('step', id);
  const role = (id: string) => names.rename('role', id);
  return {
    ...view,
    steps: Object.fromEntries(
      Object.entries(view.steps).map(([id, { outcome, waitsFor, roles, ...stand }]) => [
        step(id),
        {
          ...stand,
          ...(outcome !== undefined && { outcome: names.rename('outcome', outcome) }),
          waitsFor: waitsFor.map(step),
          roles: roles.map(role),
        },
      ]),
    ),
    messages: view.messages.map(({ message, to }) => ({
      message: names.rename('message', message),
      to: to.map(role),
    })),
    sees: Object.fromEntries(Object.entries(view.sees).map(([id, isSeen]) => [role(id), isSeen])),
  };
}

/** What came of a step of a case, under new names. */
export function renameOutcome({ answer, view }: CaseOutcome, names: Names): CaseOutcome {
  return { answer: renameAnswer(answer, names), ...(view && { view: renameView(view, names) }) };
}
