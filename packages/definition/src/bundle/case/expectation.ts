import type { Pointer, WorkflowStep } from '../../types.ts';
import type { CaseExpectation, ExpectedStep } from '../files.ts';
import { checkName, checkNames } from '../names.ts';
import type { CaseContext } from './check.ts';

const STATUSES = ['waiting', 'open', 'draft', 'validated', 'locked', 'skipped'];

/** The names in what a case expects of a record: its steps, roles, messages and outcomes. */
export function checkExpectation(
  expect: CaseExpectation,
  step: WorkflowStep | undefined,
  at: Pointer,
  context: CaseContext,
): void {
  const { bundle, steps, file, findings } = context;
  const place = (pointer: string) => ({ file, pointer: `${at}/${pointer}` });
  const ids = [...steps.keys()];
  const roles = bundle.roles.map((role) => role.id);

  for (const [id, stand] of Object.entries(expect.steps ?? {})) {
    const expected = checkName('step', id, ids, place(`steps/${id}`), findings) ? steps.get(id) : undefined;
    checkStand(stand, expected, `${at}/steps/${id}`, context);
  }
  for (const [role, tasks] of Object.entries(expect.tasks ?? {})) {
    checkName('role', role, roles, place(`tasks/${role}`), findings);
    checkNames('step', tasks, ids, place(`tasks/${role}`), findings);
  }
  for (const role of Object.keys(expect.sees ?? {}))
    checkName('role', role, roles, place(`sees/${role}`), findings);
  for (const id of Object.keys(expect.entries ?? {})) {
    if (!checkName('step', id, ids, place(`entries/${id}`), findings) || steps.get(id)?.repeat) continue;
    findings.error('case.entry', place(`entries/${id}`), `The step "${id}" is filled once.`);
  }
  const messages = messagesOf(context);
  expect.messages?.forEach(({ message, to }, index) => {
    checkName('message', message, messages, place(`messages/${index}/message`), findings);
    checkNames('role', to, roles, place(`messages/${index}/to`), findings);
  });
  if (!step && (expect.errors?.length || expect.warnings?.length)) {
    const message = 'Only what is done to a step can have faults in its data.';
    findings.error('case.word', place(expect.errors?.length ? 'errors' : 'warnings'), message);
  }
}

function checkStand(
  stand: string | ExpectedStep,
  step: WorkflowStep | undefined,
  at: Pointer,
  { steps, file, findings }: CaseContext,
): void {
  const place = (pointer: string) => ({ file, pointer: `${at}${pointer}` });
  if (typeof stand === 'string') {
    checkName('status', stand, STATUSES, place(''), findings);
    return;
  }
  checkNames('step', stand.waitsFor ?? [], [...steps.keys()], place('/waitsFor'), findings);
  if (!step || stand.outcome === undefined) return;
  const outcomes = step.outcomes.map(({ id }) => id);
  checkName('outcome', stand.outcome, outcomes, place('/outcome'), findings);
}

/** Every message of the definition: a record can make another one's leave. */
function messagesOf({ bundle }: CaseContext): string[] {
  const effects = Object.values(bundle.workflows).flatMap(({ steps }) =>
    steps.flatMap((step) => step.effects),
  );
  return [...new Set(effects.flatMap((effect) => (effect.type === 'message' ? [effect.message] : [])))];
}
