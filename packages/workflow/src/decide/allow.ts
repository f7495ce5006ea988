import type { WorkflowStep } from '@greffe/definition';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { isDecisive } from '../machine/decisive.ts';
import { isDone, recordStatus, stepContext, stepStatus } from '../state/snapshot.ts';
import type {
  Command,
  EntryRow,
  RecordSnapshot,
  Refusal,
  RefusalCode,
  Requester,
  StepTarget,
  WaitReason,
} from '../types.ts';

/** What a judgement looks at; deadlines have been applied before. */
export interface Asked {
  readonly machine: RecordMachine;
  readonly snapshot: RecordSnapshot;
  readonly requester: Requester;
}

export type StepCommand = Extract<Command, StepTarget>;

/**
 * Why a command on a step is refused, or undefined when it is allowed. `row` is the commanded entry of a repeated step.
 * What is offered and what is accepted are both asked here.
 */
export function refusalOf(asked: Asked, command: StepCommand, row?: EntryRow): Refusal | undefined {
  const step = asked.machine.step(command.step);
  if (!step) return { code: 'stepUnknown', params: { step: command.step } };
  const code = codeOf(asked, step, command, row);
  if (code === undefined) return undefined;
  return { code, params: paramsOf(asked, step, code, row), ...(step.cite && { cite: step.cite }) };
}

function codeOf(
  asked: Asked,
  step: WorkflowStep,
  command: StepCommand,
  row: EntryRow | undefined,
): RefusalCode | undefined {
  const { type } = command;
  const { machine, requester } = asked;
  const isSupport = type === 'unlock' || type === 'annotate';
  const roles = isSupport ? machine.workflow.support : step.roles;
  if (!roles.some((role) => requester.roles.includes(role))) return 'notYourRole';
  if (recordStatus(asked.snapshot) === 'deleted') return 'recordClosed';
  if (type === 'delete') return deletable(asked, step);
  if (type === 'add') return step.repeat?.kind === 'atWill' ? fillable(asked, step) : 'entryNotOpen';
  if (step.repeat) {
    if (command.entry === undefined) return 'entryMissing';
    if (!row) return 'entryUnknown';
    if (row.round !== stepContext(asked.snapshot, step.id).round) return 'entryNotOpen';
  } else if (command.entry !== undefined) return 'entryUnknown';
  const by = row ? row.by : stepContext(asked.snapshot, step.id).by;
  const status = row?.status ?? stepStatus(asked.snapshot, step.id);
  switch (type) {
    case 'save':
    case 'validate':
      return (
        fillable(asked, step) ??
        (row && row.status !== 'open' && row.status !== 'draft' ? 'entryNotOpen' : undefined)
      );
    case 'undo':
      return undoable(asked, step, status, by);
    case 'reopen':
      return reopenable(asked, step, status);
    case 'unlock':
      return unlockable(asked, step, status, command.reason);
    case 'annotate':
      if (status !== 'locked' && status !== 'validated') return 'notLocked';
      return command.text.trim() === '' ? 'reasonMissing' : undefined;
  }
}

/** Whether a step can be written now. */
function fillable({ snapshot, machine }: Asked, { id }: WorkflowStep): RefusalCode | undefined {
  const status = stepStatus(snapshot, id);
  if (status === 'open' || status === 'draft') {
    // A decision that may yet change the way is waited for until it stands: going on would end its window by surprise.
    return machine.workflow.steps.some((other) => isDeciding(machine, snapshot, other, id))
      ? 'stepWaits'
      : undefined;
  }
  if (snapshot.context.ended) return 'recordClosed';
  if (status === 'waiting') return 'stepWaits';
  return status === 'skipped' ? 'stepSkipped' : 'stepNotOpen';
}

/** Whether a step that `id` leans on has decided something that takes hold when its window ends. */
function isDeciding(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  other: WorkflowStep,
  id: string,
): boolean {
  if (!machine.dependencies(id).has(other.id)) return false;
  const { outcome, until, deciding } = stepContext(snapshot, other.id);
  if (deciding !== undefined) return true;
  const isOpen = until !== undefined && stepStatus(snapshot, other.id) === 'validated';
  return isOpen && isDecisive(machine, other.id, outcome);
}

function undoable(
  { requester, snapshot }: Asked,
  { correction }: WorkflowStep,
  status: string | undefined,
  by: string | undefined,
): RefusalCode | undefined {
  if (correction.mode === 'final') return 'final';
  if (correction.mode !== 'undo') return 'notUndoable';
  if (status === 'locked') return 'undoEnded';
  if (status !== 'validated') return 'notUndoable';
  if (snapshot.context.ended) return 'recordClosed';
  if (by !== requester.person) return 'notYours';
  // What is on its way to the receiver is not taken back.
  return recordStatus(snapshot) === 'sending' ? 'notUndoable' : undefined;
}

function reopenable(
  { snapshot }: Asked,
  { id, correction }: WorkflowStep,
  status: string | undefined,
): RefusalCode | undefined {
  if (correction.mode === 'final') return 'final';
  if (correction.mode !== 'reopen' || status !== 'validated') return 'notReopenable';
  const { ended } = snapshot.context;
  if (ended && ended.step !== id) return 'recordClosed';
  // What is on its way to the receiver is not touched before it has answered.
  return recordStatus(snapshot) === 'sending' ? 'notReopenable' : undefined;
}

/** What was sent once can be taken back as a whole, while it is open again (CG-7). */
function deletable({ snapshot }: Asked, { id, correction, repeat }: WorkflowStep): RefusalCode | undefined {
  const mayEver = correction.mode === 'reopen' && correction.isDeletable && repeat === undefined;
  const isOpenAgain = stepStatus(snapshot, id) === 'draft' && stepContext(snapshot, id).validations > 0;
  return mayEver && isOpenAgain && recordStatus(snapshot) === 'open' ? undefined : 'notDeletable';
}

function unlockable(
  { snapshot }: Asked,
  { id, correction, repeat }: WorkflowStep,
  status: string | undefined,
  reason: string,
): RefusalCode | undefined {
  if (correction.mode === 'final') return 'final';
  if (status !== 'locked') return 'notLocked';
  const { ended } = snapshot.context;
  if (ended && (ended.step !== id || repeat)) return 'recordClosed';
  if (recordStatus(snapshot) === 'sending') return 'notReopenable';
  return reason.trim() === '' ? 'reasonMissing' : undefined;
}

function paramsOf(
  asked: Asked,
  step: WorkflowStep,
  code: RefusalCode,
  row: EntryRow | undefined,
): Refusal['params'] {
  const { snapshot } = asked;
  const params = { step: step.id, ...(row && { entry: row.entry }) };
  switch (code) {
    case 'stepWaits':
      return {
        ...params,
        waitsFor: waitReasons(asked, step)
          .map((reason) => reason.step)
          .join(', '),
      };
    case 'stepNotOpen':
    case 'notLocked':
    case 'entryNotOpen':
      return {
        ...params,
        status: row?.status ?? stepStatus(snapshot, step.id) ?? '',
        ...(row?.due && { due: row.due }),
      };
    case 'notReopenable':
    case 'notDeletable':
    case 'recordClosed':
      return {
        ...params,
        status: recordStatus(snapshot),
        ...(snapshot.context.ended && { endedBy: snapshot.context.ended.step }),
      };
    default:
      return params;
  }
}

/** What a step waits for, and why. */
export function waitReasons(
  { machine, snapshot }: Pick<Asked, 'machine' | 'snapshot'>,
  step: WorkflowStep,
): WaitReason[] {
  const status = stepStatus(snapshot, step.id);
  if (status === 'open' || status === 'draft') {
    return machine.workflow.steps
      .filter((other) => isDeciding(machine, snapshot, other, step.id))
      .map((other) => ({ step: other.id, why: 'condition' }));
  }
  if (status !== 'waiting') return [];
  const required = step.requires.filter((id) => !isMet(machine, snapshot, id));
  const reads = step.when ? [...step.when.reads.steps, ...step.when.reads.outcomes] : [];
  const unknown =
    stepContext(snapshot, step.id).applies === null
      ? reads.filter((id) => !isDone(stepStatus(snapshot, id)))
      : [];
  return [
    ...required.map((id): WaitReason => ({ step: id, why: 'requires' })),
    ...[...new Set(unknown)]
      .filter((id) => !required.includes(id))
      .map((id): WaitReason => ({ step: id, why: 'condition' })),
  ];
}

/** As the machine's own guard sees it: a requirement is met by a step that is done, or by enough of its entries. */
function isMet(machine: RecordMachine, snapshot: RecordSnapshot, id: string): boolean {
  const repeat = machine.step(id)?.repeat;
  const { tally } = stepContext(snapshot, id);
  if (isDone(stepStatus(snapshot, id))) return true;
  if (repeat?.kind === 'atWill') return (tally?.validated ?? 0) + (tally?.locked ?? 0) >= repeat.minimum;
  return repeat?.kind === 'byOutcome' && (tally?.open ?? 0) + (tally?.draft ?? 0) === 0;
}
