import type { Instant } from '@greffe/definition';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { demandOwnVersion, initialSnapshot, recordStatus, stepStatus } from '../state/snapshot.ts';
import type { Command, Decision, DecisionFacts, RecordSnapshot, Refusal, StepTarget } from '../types.ts';
import { refusalOf, type StepCommand } from './allow.ts';
import { askForDeletion } from './effects.ts';
import { elapse, withDeadline } from './elapse.ts';
import { createRun, emit, keepRow, moved, type Run, rowOf } from './run.ts';
import { settle } from './settle.ts';
import { lockBefore, validateEntry, validateStep } from './validate.ts';

type Accepted = Extract<Decision, { ok: true }>;

const acceptedOf = (run: Run): Accepted => ({
  ok: true,
  events: run.events,
  snapshot: run.snapshot,
  effects: run.effects,
  entries: [...run.changed].flatMap((key) => run.rows.get(key) ?? []),
  removed: run.removed,
});

/** The first state of a record with what follows from it at once. `snapshot` is where it stands after that. */
export function startRecord(machine: RecordMachine, facts: DecisionFacts, now: Instant): Accepted {
  const at = instantOf(now);
  const run = createRun(machine, initialSnapshot(machine, at), facts);
  settle(run, at);
  elapse(run, at);
  return acceptedOf(run);
}

/**
 * Decides a command on a record: the events, the next snapshot, the rows and the effects, or a refusal with its reason.
 * Every deadline that has passed by `now` comes first, so that a late job never leaves an undo open. Pure: the same
 * machine, snapshot, command, facts and time always give the same answer.
 */
export function decide(
  machine: RecordMachine,
  snapshot: RecordSnapshot,
  command: Command,
  facts: DecisionFacts,
  now: Instant,
): Decision {
  demandOwnVersion(machine, snapshot);
  const { at: last } = snapshot.context;
  const asked = instantOf(now);
  // The engine's own commands carry no claim about time; a person's would be judged by a clock that is wrong.
  if (asked < last && !facts.requester.isSystem)
    return refuse({ code: 'clockInPast', params: { last, now: asked } });
  const at = asked < last ? last : asked;
  const run = createRun(machine, snapshot, facts);
  elapse(run, at);
  const elapsed = run.events.length > 0 ? { elapsed: acceptedOf(copyOf(run)) } : {};
  const refusal = perform(run, command, at);
  if (refusal) return { ...refuse(refusal), ...elapsed };
  if (recordStatus(run.snapshot) === 'deleted') return acceptedOf(run);
  settle(run, at);
  elapse(run, at);
  return acceptedOf(run);
}

const instantOf = (now: Instant): Instant => new Date(now).toISOString();
const refuse = (refusal: Refusal) => ({ ok: false, refusal }) as const;

/** What elapsed stands apart from what the command does. */
const copyOf = (run: Run): Run => ({
  ...run,
  events: [...run.events],
  effects: [...run.effects],
  rows: new Map(run.rows),
  changed: new Set(run.changed),
  removed: [...run.removed],
});

/** Does what is asked, or answers why not. */
function perform(run: Run, command: Command, at: Instant): Refusal | undefined {
  switch (command.type) {
    case 'wait':
      return undefined;
    case 'acknowledge':
    case 'requestCorrections':
      return performForReceiver(run, command.type, at);
    default:
      return performOnStep(run, command, at);
  }
}

function performForReceiver(
  run: Run,
  type: 'acknowledge' | 'requestCorrections',
  at: Instant,
): Refusal | undefined {
  if (!run.facts.requester.isSystem) return { code: 'notYourRole', params: {} };
  const status = recordStatus(run.snapshot);
  const isAwaited = status === 'sending' || (type === 'requestCorrections' && status === 'sent');
  if (!isAwaited) return { code: 'nothingToAcknowledge', params: { status } };
  emit(run, { type: type === 'acknowledge' ? 'acknowledged' : 'correctionsRequested', at });
  return undefined;
}

function performOnStep(run: Run, command: StepCommand, at: Instant): Refusal | undefined {
  const { machine, facts, snapshot } = run;
  const row =
    'entry' in command && command.entry !== undefined ? rowOf(run, command.step, command.entry) : undefined;
  const refusal = refusalOf({ machine, snapshot, requester: facts.requester }, command, row);
  if (refusal) return refusal;
  const step = machine.step(command.step);
  if (!step) throw new RangeError(`There is no step '${command.step}'.`);
  const target: StepTarget = { step: command.step, ...(row && { entry: row.entry }) };
  switch (command.type) {
    case 'save':
      if (row) beginEntry(run, row, at);
      else if (stepStatus(snapshot, step.id) === 'open') emit(run, { type: 'begun', at, ...target });
      return undefined;
    case 'validate': {
      if (facts.errorCount > 0)
        return { code: 'dataInvalid', params: { step: step.id, count: facts.errorCount } };
      lockBefore(run, step.id, at);
      settle(run, at);
      if (row) validateEntry(run, step, row, facts.data ?? {}, at);
      else validateStep(run, step, facts.data ?? {}, at);
      return undefined;
    }
    case 'undo':
    case 'reopen':
      emit(run, {
        type: command.type === 'undo' ? 'undone' : 'reopened',
        at,
        ...target,
        ...(row?.outcome !== undefined && { outcome: row.outcome }),
      });
      if (row) keepRow(run, withDeadline(run, correctedRow(moved(run, row, command.type))));
      return undefined;
    case 'delete':
      askForDeletion(run, step);
      emit(run, { type: 'deleted', at, step: step.id });
      return undefined;
    case 'unlock':
      emit(run, { type: 'unlocked', at, reason: command.reason.trim(), ...target });
      if (row) keepRow(run, correctedRow(moved(run, row, 'unlock')));
      return undefined;
    case 'annotate':
      emit(run, { type: 'annotated', at, text: command.text.trim(), ...target });
      return undefined;
    case 'add':
      // The same name again is the same request again, because its answer was lost on the way.
      if (row) return undefined;
      emit(run, { type: 'added', at, step: step.id, entry: command.entry });
      keepRow(run, {
        step: step.id,
        round: snapshot.context.steps[step.id]?.round ?? 1,
        entry: command.entry,
        status: 'open',
        validations: 0,
      });
      return undefined;
  }
}

function beginEntry(run: Run, row: Parameters<typeof moved>[1], at: Instant): void {
  if (row.status !== 'open') return;
  emit(run, { type: 'begun', at, step: row.step, entry: row.entry });
  keepRow(run, withDeadline(run, moved(run, row, 'begin')));
}

/** What was decided and held by a validation goes with it. */
function correctedRow({ outcome: _outcome, held: _held, by: _by, ...row }: Parameters<typeof moved>[1]) {
  return row;
}
