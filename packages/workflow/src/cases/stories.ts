import type {
  CaseExpectation,
  CaseFile,
  CaseStep,
  RecordWorkflow,
  StepData,
  WorkflowStep,
} from '@greffe/definition';
import { brusselsDay } from '@greffe/definition';
import { runCase } from './runCase.ts';
import type { CaseDriver, CaseOutcome, CaseView } from './types.ts';

export interface StoryOptions {
  readonly recordType: string;
  readonly workflow: RecordWorkflow;
  /** Role that starts a record. */
  readonly creator: string;
  /** When the stories begin, in milliseconds since 1970. */
  readonly start: number;
  /** Data to validate steps with, by step: valid ones, for a path that never gets past a fault shows little. */
  readonly samples: Readonly<Record<string, readonly StepData[]>>;
  readonly createDriver: () => CaseDriver;
  /** States after which no more are looked for. */
  readonly mostStates: number;
}

type Move = Omit<CaseStep, 'at' | 'expect'> & {
  /** Milliseconds before it. */
  readonly after: number;
};

interface Node {
  readonly moves: readonly Move[];
  readonly outcomes: readonly CaseOutcome[];
  readonly view: CaseView | undefined;
}

const minute = 60_000;

/**
 * Stories that lead along shortest paths to the states that a definition's machine can reach, found by trying every
 * command in every state. Each says what the engine answered at every step: another driver must answer the same.
 */
export async function storiesOf(options: StoryOptions): Promise<readonly CaseFile[]> {
  const start = await play(options, []);
  const known = new Set([keyOf(start.view)]);
  const ends: Node[] = [start];
  const queue: Node[] = [start];
  for (let node = queue.shift(); node && known.size < options.mostStates; node = queue.shift()) {
    const tried: Node[] = [];
    for (const move of movesOf(options, node)) tried.push(await play(options, [...node.moves, move]));
    // Each state refuses something on the way, another thing in each.
    const refused = tried.filter(({ outcomes }) => outcomes.at(-1)?.answer.refused !== undefined);
    const wrong = refused[(node.moves.length * 7) % Math.max(refused.length, 1)]?.moves.at(-1);
    for (const next of tried) {
      const key = keyOf(next.view);
      if (known.has(key) || known.size >= options.mostStates) continue;
      known.add(key);
      const move = next.moves.slice(-1);
      const told = await play(options, [...node.moves, ...(wrong ? [{ ...wrong, after: 0 }] : []), ...move]);
      queue.push(told);
      // The longer path tells the shorter one too.
      const shorter = ends.indexOf(node);
      if (shorter >= 0) ends.splice(shorter, 1);
      ends.push(told);
    }
  }
  return ends.filter(({ moves }) => moves.length > 0).map((node, index) => storyOf(options, node, index));
}

/** What of a record makes it another state: no instants, or every path would lead to one of its own. */
function keyOf(view: CaseView | undefined): string {
  const steps = Object.entries(view?.steps ?? {}).map(([id, { status, round, outcome, tally }]) => [
    id,
    status,
    Math.min(round, 3),
    outcome,
    // How many of an entry's state there are counts up to two: none, one, more.
    Object.values(tally ?? {}).map((count) => Math.min(count, 2)),
  ]);
  return JSON.stringify([view?.status, steps]);
}

/** Every command on every step, by somebody who may give it; and time. */
function movesOf({ workflow, samples, creator, start }: StoryOptions, { moves, view }: Node): Move[] {
  const now = moves.reduce((time, { after }) => time + after, start);
  const today = brusselsDay(new Date(now).toISOString());
  const [support] = workflow.support;
  const own = workflow.steps.flatMap((step) =>
    movesOnStep(step, samples[step.id] ?? [{}], { support, today }),
  );
  return [
    ...own,
    { who: 'system', do: 'wait', after: 5 * minute },
    { who: creator, do: 'wait', after: 24 * 60 * minute },
    // A receiver answers what it was sent, and nothing else.
    ...(view?.status === 'sending' ? [{ who: 'system', do: 'acknowledge', after: 0 } as const] : []),
  ];
}

interface Around {
  readonly support: string | undefined;
  /** The day in Brussels: the entry of a schedule that may be open. */
  readonly today: string;
}

function movesOnStep(step: WorkflowStep, data: readonly StepData[], { support, today }: Around): Move[] {
  const [who = ''] = step.roles;
  const { repeat } = step;
  const base = { who, step: step.id, after: 1000 };
  const entries = { atWill: 'first', byOutcome: '1', daily: today, days: today };
  const entry = repeat ? { entry: entries[repeat.kind] } : {};
  const validations = data.map((one): Move => ({ ...base, ...entry, do: 'validate', data: one }));
  return [
    ...(repeat?.kind === 'atWill' ? [{ ...base, ...entry, do: 'add' } as Move] : []),
    ...validations,
    { ...base, ...entry, do: 'undo' },
    { ...base, ...entry, do: 'reopen' },
    ...(support === undefined
      ? []
      : [{ ...base, ...entry, who: support, do: 'unlock', reason: 'asked by phone' } as Move]),
  ];
}

const stepsOf = ({ start }: StoryOptions, moves: readonly Move[]): CaseStep[] => {
  let now = start;
  return moves.map(({ after, ...move }) => {
    now += after;
    return { at: new Date(now).toISOString(), ...move };
  });
};

async function play(options: StoryOptions, moves: readonly Move[]): Promise<Node> {
  const { creator, recordType } = options;
  const first: CaseStep = { at: new Date(options.start).toISOString(), who: creator, do: 'wait' };
  const steps = [first, ...stepsOf(options, moves)];
  const { outcomes } = await runCase(options.createDriver(), { title: '', recordType, steps });
  return { moves, outcomes, view: outcomes.at(-1)?.view };
}

function storyOf(options: StoryOptions, { moves, outcomes }: Node, index: number): CaseFile {
  const first: CaseStep = { at: new Date(options.start).toISOString(), who: options.creator, do: 'wait' };
  const steps = [first, ...stepsOf(options, moves)].map((step, at) => ({
    ...step,
    expect: expectationOf(outcomes[at]),
  }));
  return { title: `Path ${index + 1}, of ${moves.length} moves`, recordType: options.recordType, steps };
}

function expectationOf(outcome: CaseOutcome | undefined): CaseExpectation {
  const { answer, view } = outcome ?? {};
  return {
    ...(answer?.refused !== undefined && { refused: answer.refused }),
    ...(view && {
      status: view.status,
      steps: Object.fromEntries(
        Object.entries(view.steps).map(([id, { status, round, outcome: decided, until }]) => [
          id,
          {
            status,
            round,
            ...(decided !== undefined && { outcome: decided }),
            ...(until !== undefined && { until }),
          },
        ]),
      ),
      entries: Object.fromEntries(
        Object.entries(view.steps).flatMap(([id, { tally }]) => (tally ? [[id, tally]] : [])),
      ),
      code: view.hasCode,
    }),
  } as CaseExpectation;
}
