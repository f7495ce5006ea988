import {
  type Bundle,
  brusselsDay,
  type CaseFile,
  type CaseStep,
  checkCaseStep,
  type Facts,
  type FieldError,
  type SchemaValidator,
} from '@greffe/definition';
import {
  type Command,
  compileWorkflow,
  decide,
  type RecordStatus,
  recordStatus,
  startRecord,
} from '@greffe/workflow';

/** Who acts in a case, by role: the organisation and the person that the data speak of. */
export type Actors = (role: string) => Pick<Facts, 'organisation' | 'author'>;

/** What came of one step of a case. */
export interface CaseOutcome {
  readonly status: RecordStatus;
  /** Why the command was refused, where it was. */
  readonly refused?: string;
  readonly errors: readonly FieldError[];
  /** Sentences, one for each difference from what the case expects. */
  readonly differences: readonly string[];
}

/** Validators by step. */
export type Validators = (step: string) => SchemaValidator;

/** Runs a case through validation and workflow, without a server: what each step gave. */
export function runCase(
  bundle: Bundle,
  file: CaseFile,
  actors: Actors,
  validators: Validators,
): CaseOutcome[] {
  const machine = compileWorkflow(bundle, file.recordType);
  let snapshot = startRecord(machine);
  const drafts = new Map<string, CaseStep['data']>();
  return file.steps.map((caseStep): CaseOutcome => {
    const { step, who, at } = caseStep;
    if (step !== undefined && caseStep.data !== undefined) drafts.set(step, caseStep.data);
    const data = step === undefined ? undefined : drafts.get(step);
    const facts: Facts = { today: brusselsDay(at), ...actors(who) };
    const checked =
      step === undefined || caseStep.do === 'reopen'
        ? { errors: [], differences: [] }
        : checkCaseStep(bundle, { ...caseStep, ...(data ? { data } : {}) }, facts, validators(step));
    const errorCount = checked.errors.filter(({ severity }) => severity === 'error').length;
    // The receiver acknowledges to the engine itself, whomever the case names.
    const requester = { roles: [who], isSystem: caseStep.do === 'acknowledge' };
    const decision = decide(machine, snapshot, commandOf(caseStep), { requester, errorCount });
    if (decision.ok) snapshot = decision.snapshot;
    const refused = decision.ok ? undefined : decision.refusal.code;
    const status = recordStatus(snapshot);
    return {
      status,
      ...(refused === undefined ? {} : { refused }),
      errors: checked.errors,
      differences: [...checked.differences, ...differencesOf(caseStep, status, refused)],
    };
  });
}

function commandOf({ do: type, step = '' }: CaseStep): Command {
  return type === 'acknowledge' ? { type } : { type, step };
}

function differencesOf(
  { expect, do: command }: CaseStep,
  status: RecordStatus,
  refused: string | undefined,
): string[] {
  const differences: string[] = [];
  if (expect?.status !== undefined && expect.status !== status) {
    differences.push(`expected: status ${expect.status}, found: ${status}`);
  }
  // Faults that the case names are the reason of this refusal.
  const isExplained = refused === 'dataInvalid' && (expect?.errors?.length ?? 0) > 0;
  if (expect?.refused !== refused && !isExplained) {
    differences.push(
      `expected: ${command} ${expect?.refused ?? 'accepted'}, found: ${refused ?? 'accepted'}`,
    );
  }
  return differences;
}
