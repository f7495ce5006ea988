import type { Instant, WorkflowStep } from '@greffe/definition';
import { type Asked, refusalOf, type StepCommand, waitReasons } from '../decide/allow.ts';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { recordStatus, stepContext, stepStatus } from '../state/snapshot.ts';
import type {
  EntryProjection,
  EntryRow,
  RecordProjection,
  RecordSnapshot,
  Requester,
  StepCommandType,
  StepProjection,
} from '../types.ts';

const commandTypes = ['save', 'validate', 'undo', 'reopen', 'delete', 'unlock', 'annotate', 'add'] as const;

/** A command as it would be given: with a reason, where one is needed. */
function commandOf(type: StepCommandType, step: string, entry: string | undefined): StepCommand {
  const target = { step, ...(entry !== undefined && { entry }) };
  if (type === 'unlock') return { type, reason: '…', ...target };
  if (type === 'annotate') return { type, text: '…', ...target };
  if (type === 'add') return { type, step, entry: '…' };
  if (type === 'delete') return { type, step };
  return { type, ...target };
}

const allowed = (asked: Asked, step: string, row?: EntryRow): StepCommandType[] =>
  commandTypes.filter((type) => {
    if ((type === 'add') === (row !== undefined)) return type !== 'add' && isAllowed(asked, type, step, row);
    return isAllowed(asked, type, step, row);
  });

const isAllowed = (asked: Asked, type: StepCommandType, step: string, row: EntryRow | undefined): boolean =>
  refusalOf(asked, commandOf(type, step, row?.entry), row) === undefined;

function projectStep(asked: Asked, step: WorkflowStep): StepProjection {
  const { snapshot, requester, machine } = asked;
  const { round, since, outcome, until, due, tally, held = [] } = stepContext(snapshot, step.id);
  const status = stepStatus(snapshot, step.id) ?? 'waiting';
  const readers = [...step.readers, ...step.roles, ...machine.workflow.support];
  const isReadable = step.readers.length === 0 || readers.some((role) => requester.roles.includes(role));
  return {
    id: step.id,
    status,
    round,
    since,
    commands: allowed(asked, step.id),
    waitsFor: waitReasons(asked, step),
    roles: step.roles,
    isReadable: isReadable || requester.isSystem,
    seesDrafts: requester.isSystem || step.roles.some((role) => requester.roles.includes(role)),
    mode: step.correction.mode,
    ...(outcome !== undefined && isReadable && { outcome }),
    ...(until !== undefined && status === 'validated' && { until }),
    held: held.flatMap((index) => {
      const effect = step.effects[index];
      return effect?.type === 'message' ? [{ message: effect.message, to: effect.to }] : [];
    }),
    ...(due !== undefined && { due }),
    ...(tally && { tally }),
  };
}

/** A record as one requester sees it: whose turn it is, what can be done, what waits for what (CO-7). */
export function project(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  requester: Requester,
): RecordProjection {
  const asked = { machine, snapshot, requester };
  const { ended } = snapshot.context;
  return {
    status: recordStatus(snapshot),
    ...(ended && { ended }),
    steps: machine.workflow.steps.map((step) => projectStep(asked, step)),
  };
}

/** One entry of a repeated step as a requester sees it. */
export function projectEntry(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  row: EntryRow,
  requester: Requester,
): EntryProjection {
  return {
    entry: row.entry,
    status: row.status,
    commands: allowed({ machine, snapshot, requester }, row.step, row),
    ...(row.status === 'validated' && row.deadline !== undefined && { until: row.deadline as Instant }),
  };
}
