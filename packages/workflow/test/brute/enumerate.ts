import type { Correction, StepData } from '@greffe/definition';
import {
  compileWorkflow,
  decide,
  nextDeadline,
  type RecordMachine,
  startRecord,
  stepStatus,
} from '../../src/index.ts';
import type { Command, DecisionFacts, RecordEvent, RecordSnapshot } from '../../src/types.ts';
import { bundleOfRandom, KINDS, type RandomWorkflow } from './random.ts';

/** A record as the real engine left it, with the data that it holds. */
export interface Snapshot {
  readonly record: RecordSnapshot;
  readonly data: Readonly<Record<string, StepData>>;
}

export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly command: Command;
  readonly events: readonly RecordEvent[];
}

/** All that the real engine can come to, told apart as far as its future goes. */
export interface Enumeration {
  readonly machine: RecordMachine;
  readonly snapshots: readonly Snapshot[];
  readonly arcs: readonly Arc[];
  /** There are more states than were asked for. */
  readonly isCut: boolean;
  /** Conditions turned each other on and off somewhere: the engine gave up, and nothing more is known from there. */
  readonly isRestless: boolean;
}

const START = Date.parse('2026-11-22T09:00:00.000Z');
const SECOND = 1000;
/** The shorter of the two lengths of a window. */
const SHORT = 300 * SECOND;
/** Longer than the short window, shorter than the long one. */
const WHILE = 330 * SECOND;

/** Every state within reach of the commands that a clerk, support and time can give. Rounds after the second are one. */
export function enumerate(
  random: RandomWorkflow,
  limit: number,
  unlocks: readonly string[] = [],
): Enumeration {
  const machine = compileWorkflow(bundleOfRandom(random), 'loan');
  const snapshots: Snapshot[] = [];
  const arcs: Arc[] = [];
  const known = new Map<string, number>();
  const visit = (snapshot: Snapshot): number => {
    const key = keyOf(random, snapshot);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, snapshots.length);
    snapshots.push(snapshot);
    return snapshots.length - 1;
  };
  const start = settled(() => startRecord(machine, factsOf({}, {}), new Date(START).toISOString()));
  if (!start) return { machine, snapshots, arcs, isCut: false, isRestless: true };
  let isRestless = false;
  visit({ record: start.snapshot, data: {} });
  for (let from = 0; from < snapshots.length; from += 1) {
    if (snapshots.length > limit) return { machine, snapshots, arcs, isCut: true, isRestless };
    const before = snapshots[from];
    if (!before) break;
    for (const asked of commandsOf(random, machine, before.record, unlocks)) {
      const to = settled(() => take(machine, before, asked));
      if (to === undefined) isRestless = true;
      else if (to !== 'refused')
        arcs.push({ from, to: visit(to.snapshot), command: asked.command, events: to.events });
    }
  }
  return { machine, snapshots, arcs, isCut: false, isRestless };
}

interface Asked {
  readonly command: Command;
  readonly at: number;
  readonly data?: StepData;
}

function commandsOf(
  { steps, required }: RandomWorkflow,
  machine: RecordMachine,
  record: RecordSnapshot,
  unlocks: readonly string[],
): Asked[] {
  const now = Date.parse(record.context.at);
  const at = now + SECOND;
  const deadline = nextDeadline(machine, record);
  const waits = deadline === undefined ? [] : [Date.parse(deadline)];
  if (deadline !== undefined && Date.parse(deadline) > now + WHILE) waits.push(now + WHILE);
  return [
    ...steps.flatMap(({ id }): Asked[] => [
      ...KINDS.map((kind) => ({ command: { type: 'validate', step: id } as const, at, data: { kind } })),
      ...(required.includes(id) ? [] : [{ command: { type: 'validate', step: id } as const, at, data: {} }]),
      { command: { type: 'undo', step: id }, at },
      { command: { type: 'reopen', step: id }, at },
      ...(unlocks.includes(id)
        ? [{ command: { type: 'unlock', step: id, reason: 'asked' } as const, at }]
        : []),
    ]),
    ...waits.map((instant): Asked => ({ command: { type: 'wait' }, at: instant })),
  ];
}

const factsOf = (steps: DecisionFacts['steps'], more: Partial<DecisionFacts>): DecisionFacts => ({
  requester: { person: 'one', roles: ['clerk', 'support'], isSystem: false },
  errorCount: 0,
  steps,
  links: {},
  entries: [],
  ...more,
});

function take(machine: RecordMachine, before: Snapshot, { command, at, data }: Asked) {
  const now = new Date(at).toISOString();
  const facts = factsOf(before.data, data ? { data } : {});
  const decision = decide(machine, before.record, command, facts, now);
  // What elapsed meanwhile is seen by waiting.
  if (!decision.ok) return 'refused';
  const held = command.type === 'validate' && data ? { ...before.data, [command.step]: data } : before.data;
  // Time that passed without anything happening counts too: the next command comes after it.
  const context = { ...decision.snapshot.context, at: now };
  const record = spread(machine, { ...decision.snapshot, context });
  return { snapshot: { record, data: held }, events: decision.events };
}

/**
 * Windows of one length that run, moved apart as far as their order allows: whether somebody acted between two ends
 * must not hang on how long the commands before took. Those of several lengths stay, for how far each may be from the
 * next hangs on which was validated first.
 */
function spread(machine: RecordMachine, record: RecordSnapshot): RecordSnapshot {
  const { at, steps } = record.context;
  const running = Object.entries(steps)
    .flatMap(([id, { until }]) =>
      until === undefined ? [] : [{ id, left: Date.parse(until) - Date.parse(at) }],
    )
    .sort((a, b) => a.left - b.left);
  const lengths = new Set(running.map(({ id }) => windowOf(machine.step(id)?.correction)));
  if (running.length < 2 || lengths.size > 1) return record;
  const near = running.filter(({ left }) => left <= SHORT);
  const moved = running.map(({ id }, index) => {
    const isNear = index < near.length;
    const place = isNear
      ? (index + 1) / (near.length + 1)
      : 1 + (index - near.length + 1) / (running.length - near.length + 1);
    const until = new Date(Date.parse(at) + Math.round(place * SHORT)).toISOString();
    return [id, { ...steps[id], until }];
  });
  return { ...record, context: { ...record.context, steps: { ...steps, ...Object.fromEntries(moved) } } };
}

export const windowOf = (correction: Correction | undefined): string =>
  correction?.mode === 'undo' ? correction.window : '';

/** Undefined where the workflow does not come to rest; any other error is the engine's fault, and thrown. */
function settled<Value>(decide: () => Value): Value | undefined {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not come to rest')) return undefined;
    throw error;
  }
}

/** All of a record that its future depends on: no instants, but which window ends before which, and soon. */
function keyOf({ steps }: RandomWorkflow, { record, data }: Snapshot): string {
  const now = Date.parse(record.context.at);
  const windows = steps
    .flatMap(({ id }) => {
      const until = record.context.steps[id]?.until;
      return until === undefined ? [] : [{ id, left: Date.parse(until) - now }];
    })
    .sort((a, b) => a.left - b.left)
    .map(({ id, left }) => `${id}${left > SHORT ? '+' : '-'}`);
  const parts = steps.map(({ id }) => {
    const { outcome, round = 1, applies, was } = record.context.steps[id] ?? {};
    const status = stepStatus(record, id);
    const holds = status === 'validated' || status === 'locked' || was !== undefined;
    const isOpen = status === 'open' || status === 'draft';
    return [
      isOpen ? 'open' : status,
      Math.min(2, round),
      applies,
      was,
      holds ? outcome : '',
      holds ? JSON.stringify(data[id]) : '',
    ];
  });
  return JSON.stringify([parts, windows, record.context.ended?.step]);
}
