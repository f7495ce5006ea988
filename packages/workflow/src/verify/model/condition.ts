import type { StepData, WorkflowExpression } from '@greffe/definition';
import type { Evaluator } from '@greffe/rules';
import type { Levels } from './counts.ts';
import { isDone, type Layout, PART, STATUS, type State } from './state.ts';

/** What the words of expressions mean in the model's states; lists are by step. */
export interface Ground {
  readonly layout: Layout;
  readonly names: readonly string[];
  readonly variants: readonly (readonly StepData[])[];
  readonly outcomes: readonly (readonly string[])[];
  readonly links: readonly Readonly<Record<string, unknown>>[];
  readonly levels: readonly Readonly<Record<'round' | 'validated' | 'open' | 'missed', Levels>>[];
}

/** An expression, asked of states. Its answers are kept: few states differ in what it looks at. */
export interface Condition {
  readonly cel: string;
  /** The value, or undefined while it is not known; `own` is what the step itself is validated with. */
  value(state: State, own?: StepData): unknown;
  /** As the engine has it: null while not known, and false when it can no longer become known. */
  truth(state: State): boolean | null;
  /** Steps that are looked at and not done. */
  awaited(state: State): readonly number[];
}

export function createCondition(
  { cel, reads }: WorkflowExpression,
  evaluator: Evaluator,
  ground: Ground,
  indexOf: (id: string) => number,
): Condition {
  const { layout, names } = ground;
  const known = (ids: readonly string[]) => ids.map(indexOf).filter((index) => index >= 0);
  const [steps, outcomes, rounds, entries] = [reads.steps, reads.outcomes, reads.rounds, reads.entries].map(
    known,
  ) as [number[], number[], number[], number[]];
  const at = (state: State, step: number, part: number) => state[layout.at(step, part)] ?? 0;
  const isHeld = (state: State, step: number) => {
    const status = at(state, step, PART.status);
    return status === STATUS.validated || status === STATUS.locked;
  };
  const looks = (state: State): readonly number[] => [
    ...steps.map((step) => (isHeld(state, step) ? at(state, step, PART.variant) : 0)),
    ...outcomes.map((step) => (isHeld(state, step) ? at(state, step, PART.outcome) : 0)),
    ...rounds.map((step) => at(state, step, PART.round)),
    ...entries.flatMap((step) =>
      [PART.validated, PART.missed, PART.open].map((part) => at(state, step, part)),
    ),
    reads.links.length > 0 ? (state[layout.link] ?? 0) : 0,
  ];
  const named = (list: readonly number[], value: (step: number) => unknown) =>
    Object.fromEntries(
      list.flatMap((step) => {
        const held = value(step);
        return held === undefined ? [] : [[names[step], held]];
      }),
    );
  const counted = (state: State, step: number, count: keyof Ground['levels'][number]) =>
    ground.levels[step]?.[count][at(state, step, PART[count])] ?? 0;
  const values = (state: State) => ({
    steps: named(steps, (step) =>
      isHeld(state, step) ? ground.variants[step]?.[at(state, step, PART.variant) - 1] : undefined,
    ),
    outcomes: named(outcomes, (step) =>
      isHeld(state, step) ? ground.outcomes[step]?.[at(state, step, PART.outcome) - 1] : undefined,
    ),
    rounds: named(rounds, (step) => counted(state, step, 'round')),
    entries: named(entries, (step) => ({
      validated: counted(state, step, 'validated'),
      missed: counted(state, step, 'missed'),
      open: counted(state, step, 'open'),
    })),
    links: ground.links[state[layout.link] ?? 0] ?? {},
  });
  const ask = (state: State, own: StepData | undefined): unknown => {
    const answer = evaluator.evaluate(cel, { ...values(state), ...(own && { data: own }) });
    return answer.known ? answer.value : undefined;
  };
  const answers = new Map<string, unknown>();
  const byOwn = new Map<StepData, Map<string, unknown>>();
  const value = (state: State, own?: StepData): unknown => {
    const among = own === undefined ? answers : (byOwn.get(own) ?? new Map<string, unknown>());
    if (own !== undefined) byOwn.set(own, among);
    const key = String.fromCharCode(...looks(state));
    if (!among.has(key)) among.set(key, ask(state, own));
    return among.get(key);
  };
  const awaited = (state: State) =>
    [...new Set([...steps, ...outcomes])].filter((step) => !isDone(at(state, step, PART.status)));
  return {
    cel,
    value,
    awaited,
    truth(state) {
      const answer = value(state);
      if (typeof answer === 'boolean') return answer;
      return awaited(state).length === 0 ? false : null;
    },
  };
}
