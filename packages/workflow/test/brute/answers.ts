import { recordStatus, stepStatus } from '../../src/index.ts';
import { isFollowed } from '../../src/verify/properties/follows.ts';
import type { VerificationReport } from '../../src/verify/report.ts';
import type { Arc, Enumeration } from './enumerate.ts';
import type { RandomWorkflow } from './random.ts';

/** By property: the places of a workflow at which it does not hold. */
export type Faults = Readonly<
  Record<'reachable' | 'order' | 'progress' | 'outcomes' | 'consent' | 'ending', readonly string[]>
>;

/** What the verifier found, by the steps and outcomes that it points at. */
export function faultsReported({ results }: VerificationReport): Faults {
  const of = (property: string, depth: number) =>
    [
      ...new Set(
        results
          .filter((result) => result.property === property)
          .flatMap(({ violations }) =>
            violations.map(({ finding }) =>
              finding.pointer
                .split('/')
                .slice(4, 4 + depth)
                .join('/'),
            ),
          ),
      ),
    ].sort();
  return {
    reachable: of('reachable', 1),
    order: of('order', 1),
    progress: of('progress', 1),
    outcomes: of('outcomes', 3),
    consent: of('consent', 1),
    ending: of('ending', 3),
  };
}

const DONE = ['validated', 'locked', 'skipped'];
const BACK = ['undo', 'reopen', 'unlock'];

/** What holds in the states and moves of the real engine, by the definition of each property and nothing else. */
export function faultsEnumerated(random: RandomWorkflow, all: Enumeration, supported: Enumeration): Faults {
  const { steps, consent } = random;
  const { snapshots, arcs } = all;
  const status = (state: number, id: string) =>
    stepStatus(snapshots[state]?.record ?? { state: {} }, id) ?? '';
  const isOpen = (state: number, id: string) => ['open', 'draft'].includes(status(state, id));
  const hasEnded = (state: number) => snapshots[state]?.record.context.ended !== undefined;
  const states = snapshots.map((_, index) => index);
  const forward = arcs.filter(({ command }) => !BACK.includes(command.type));
  const place = (id: string) => String(steps.findIndex((step) => step.id === id));
  const neverOpen = steps.filter(({ id }) => !states.some((state) => isOpen(state, id))).map(({ id }) => id);

  const waiting = steps.filter(({ id }) => {
    const can = backwards(states, forward, (state) => hasEnded(state) || status(state, id) !== 'waiting');
    return states.some((state) => !can.has(state));
  });

  const badOutcomes = steps.flatMap((step) =>
    step.outcomes.flatMap((outcome, index): string[] => {
      const at = `${place(step.id)}/outcomes/${index}`;
      const chosen = arcs.some(({ events }) =>
        events.some(
          (event) => event.type === 'validated' && event.step === step.id && event.outcome === outcome.id,
        ),
      );
      if (!chosen) return neverOpen.includes(step.id) ? [] : [at];
      if (!isFollowed({ steps, links: [], support: [], access: [] }, step, outcome)) return [at];
      const taken = arcs.filter(({ events }) => holds(events, step.id, outcome.id));
      const after = forwards(
        arcs,
        taken.map(({ to }) => to),
      );
      if (outcome.reopens.some((id) => ![...after].some((state) => isOpen(state, id)))) return [at];
      const isPending = (state: number) =>
        snapshots[state]?.record.context.steps[step.id]?.until !== undefined;
      const can = backwards(
        states,
        forward,
        (state) =>
          hasEnded(state) ||
          (DONE.includes(status(state, step.id)) &&
            !(status(state, step.id) === 'validated' && isPending(state))),
      );
      return outcome.reopens.length > 0 && taken.some(({ to }) => !can.has(to)) ? [at] : [];
    }),
  );

  const withoutConsent = steps.filter(
    ({ id, medical }) =>
      consent !== undefined &&
      medical &&
      id !== consent &&
      supported.snapshots.some(
        ({ record }) =>
          ['open', 'draft'].includes(stepStatus(record, id) ?? '') &&
          !['validated', 'locked'].includes(stepStatus(record, consent) ?? ''),
      ),
  );

  const early = steps.filter(({ id, requires }) =>
    arcs.some(
      ({ from, command }) =>
        command.type === 'validate' &&
        command.step === id &&
        requires.some((other) => !DONE.includes(status(from, other))),
    ),
  );

  const afterEnd = steps.flatMap((step) =>
    step.outcomes.flatMap(({ id, ends, reopens }, index) =>
      ends && reopens.length > 0 && arcs.some(({ events }) => holds(events, step.id, id))
        ? [`${place(step.id)}/outcomes/${index}`]
        : [],
    ),
  );

  return {
    reachable: neverOpen.map(place).sort(),
    order: early.map(({ id }) => place(id)).sort(),
    progress: waiting.map(({ id }) => place(id)).sort(),
    outcomes: badOutcomes.sort(),
    consent: withoutConsent.map(({ id }) => place(id)).sort(),
    ending: afterEnd.sort(),
  };
}

/** Whether an outcome that ends or reopens took hold. */
const holds = (events: Arc['events'], step: string, outcome: string): boolean =>
  events.some(
    (event) =>
      (event.type === 'roundStarted' || event.type === 'ended') &&
      event.step === step &&
      event.outcome === outcome,
  );

function backwards(
  states: readonly number[],
  arcs: readonly Arc[],
  isGoal: (state: number) => boolean,
): Set<number> {
  const by = Map.groupBy(arcs, ({ to }) => to);
  return closure(states.filter(isGoal), (state) => (by.get(state) ?? []).map(({ from }) => from));
}

function forwards(arcs: readonly Arc[], starts: readonly number[]): Set<number> {
  const by = Map.groupBy(arcs, ({ from }) => from);
  return closure(starts, (state) => (by.get(state) ?? []).map(({ to }) => to));
}

function closure(starts: readonly number[], next: (state: number) => readonly number[]): Set<number> {
  const found = new Set(starts);
  for (const state of found) for (const other of next(state)) found.add(other);
  return found;
}

/** A record of the engine that nobody can act on, of which no deadline runs, and that is not finished. */
export function isStuck({ snapshots, arcs }: Enumeration): boolean {
  const moving = new Set(arcs.filter(({ command }) => !BACK.includes(command.type)).map(({ from }) => from));
  return snapshots.some(({ record }, state) => recordStatus(record) !== 'closed' && !moving.has(state));
}
