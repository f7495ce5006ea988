import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { isDecisive } from '../machine/decisive.ts';
import { emptyTally, freshStep } from '../machine/initialContext.ts';
import type { EntryStatus, RecordContext, RecordEvent, StepContext, Tally } from '../types.ts';

/** What a tally becomes when an entry goes from one status to another; `undefined` is an entry that is new. */
export function recount(tally: Tally = emptyTally, from: EntryStatus | undefined, to: EntryStatus): Tally {
  const less = from === undefined ? tally : { ...tally, [from]: tally[from] - 1 };
  return { ...less, [to]: less[to] + 1 };
}

/** Leaves out what no longer holds, so that the context stays what JSON can say. */
function without<Key extends keyof StepContext>(own: StepContext, ...keys: readonly Key[]): StepContext {
  return Object.fromEntries(
    Object.entries(own).filter(([key]) => !keys.includes(key as Key)),
  ) as unknown as StepContext;
}

type StepEvent = Extract<RecordEvent, { readonly step: string }>;

/** An event on one entry changes what the entries add up to. */
function noteEntry(machine: RecordMachine, own: StepContext, event: StepEvent): StepContext {
  const isFinal = machine.step(event.step)?.correction.mode === 'final';
  const count = (from: EntryStatus | undefined, to: EntryStatus) => ({
    ...own,
    tally: recount(own.tally, from, to),
  });
  switch (event.type) {
    case 'opened':
      return count('scheduled', 'open');
    case 'added':
      return count(undefined, 'open');
    case 'begun':
      return count('open', 'draft');
    case 'validated':
      return counting(machine, count('draft', isFinal ? 'locked' : 'validated'), event, event.until ? 1 : 0);
    case 'undone':
      return counting(machine, count('validated', 'draft'), event, -1);
    case 'reopened':
      return count('validated', 'draft');
    case 'locked':
      return counting(machine, count('validated', 'locked'), event, -1);
    case 'unlocked':
      return count('locked', 'draft');
    case 'missed':
      return count(event.was, 'missed');
    default:
      return own;
  }
}

/** Counts entries whose decision has yet to take hold. */
function counting(
  machine: RecordMachine,
  own: StepContext,
  { step, outcome }: { readonly step: string; readonly outcome?: string },
  more: number,
): StepContext {
  if (more === 0 || !isDecisive(machine, step, outcome)) return own;
  const deciding = (own.deciding ?? 0) + more;
  return deciding > 0 ? { ...own, deciding } : without(own, 'deciding');
}

function noteStep(own: StepContext, event: StepEvent): StepContext {
  switch (event.type) {
    case 'begun':
      return { ...own, isBegun: true };
    case 'validated': {
      const { by, outcome, until, held } = event;
      return {
        ...without(own, 'by', 'outcome', 'until', 'held'),
        isBegun: true,
        validations: own.validations + 1,
        ...(by !== undefined && { by }),
        ...(outcome !== undefined && { outcome }),
        ...(until !== undefined && { until, held }),
      };
    }
    case 'undone':
    case 'reopened':
    case 'unlocked':
      return without(own, 'by', 'outcome', 'until', 'held', 'was');
    case 'locked':
      return without(own, 'until', 'held');
    case 'opened':
      return { ...own, isAnnounced: true };
    case 'planned':
      return { ...without(own, 'days'), tally: event.tally, ...(event.days && { days: event.days }) };
    case 'dueSet':
      return { ...without(own, 'due'), ...(event.due !== undefined && { due: event.due }) };
    case 'reminded':
      return { ...own, reminded: [...own.reminded, event.effect] };
    default:
      return own;
  }
}

/** The record's context after an event; where the steps stand is the machine's to say. */
export function note(machine: RecordMachine, context: RecordContext, event: RecordEvent): RecordContext {
  const { at } = event;
  const changed: Record<string, StepContext> = {};
  let { ended } = context;
  if (event.type === 'applied') {
    for (const [id, applies] of Object.entries(event.steps)) {
      const own = context.steps[id];
      if (own) changed[id] = { ...own, applies };
    }
  } else if (event.type === 'roundStarted') {
    for (const id of event.steps) {
      const own = context.steps[id];
      const step = machine.step(id);
      if (own && step) changed[id] = freshStep(step, own.round + 1, at, own.applies);
    }
  } else if (event.type === 'ended') {
    ended = { step: event.step, outcome: event.outcome };
  } else if ('step' in event) {
    const own = context.steps[event.step];
    const isOfEntry = 'entry' in event && event.entry !== undefined;
    if (own) changed[event.step] = isOfEntry ? noteEntry(machine, own, event) : noteStep(own, event);
    const isCorrection = event.type === 'unlocked' || event.type === 'reopened';
    if (isCorrection && ended?.step === event.step) ended = undefined;
  }
  return { at, steps: { ...context.steps, ...changed }, ...(ended && { ended }) };
}
