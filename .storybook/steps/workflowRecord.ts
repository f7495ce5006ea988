import type { RecordView, StepView } from '@greffe/client';
import { addDuration, type Bundle, type WorkflowStep } from '@greffe/definition';
import type { Example } from '../definitions/examples.ts';

/** Where a step of a record can stand; which of them a step can be in follows from its workflow. */
export type WorkflowState =
  | 'waiting'
  | 'open'
  | 'undoRunning'
  | 'locked'
  | 'someoneElses'
  | 'correctionsNeeded';

/** What a state makes of its step, and of the reader. */
interface Standing {
  readonly status: StepView['status'];
  readonly commands: StepView['commands'];
  readonly record?: RecordView['status'];
  /** Whether the reader holds the roles that complete the step. */
  readonly isReaders: boolean;
  readonly isUndoable?: boolean;
}

const standings: Readonly<Record<WorkflowState, Standing>> = {
  waiting: { status: 'waiting', commands: [], isReaders: true },
  open: { status: 'open', commands: ['save', 'validate'], isReaders: true },
  undoRunning: { status: 'validated', commands: ['undo'], isReaders: true, isUndoable: true },
  locked: { status: 'locked', commands: [], isReaders: true },
  someoneElses: { status: 'draft', commands: [], isReaders: false },
  correctionsNeeded: {
    status: 'locked',
    commands: ['reopen'],
    isReaders: true,
    record: 'correctionsNeeded',
  },
};

/** How much of an undo window is left in the stories of it. */
const left = 0.8;

/**
 * A record as the service would tell of it while one of its steps is in a state: what the step requires is done, or, for
 * one that waits, is not; what comes after it waits for it. Made from the definition alone.
 */
export function workflowRecord(
  bundle: Bundle,
  step: string,
  example: Example,
  state: WorkflowState,
): { readonly record: RecordView; readonly step: StepView; readonly roles: readonly string[] } {
  const { facts, recordType, data } = example;
  const workflow = bundle.workflows[recordType]?.steps ?? [];
  const standing = standings[state];
  const now = `${facts.today}T08:00:00.000Z`;
  const place = workflow.findIndex(({ id }) => id === step);
  const first = workflow.findIndex(({ id }) => workflow[place]?.requires.includes(id));
  const steps = workflow.map((each, index): StepView => {
    if (index === place) return own(each, standing, data, now, facts.author.name);
    if (index > place) return aStep(each, now, 'waiting');
    if (state === 'waiting' && index >= first) return aStep(each, now, index === first ? 'open' : 'waiting');
    return aStep(each, now, 'locked');
  });
  const record: RecordView = {
    id: '00000000-0000-7000-8000-000000000000',
    registry: bundle.id,
    recordType,
    definition: bundle.hash,
    revision: 2,
    status: standing.record ?? 'open',
    createdAt: now,
    updatedAt: now,
    organisation: facts.organisation,
    author: facts.author,
    facts,
    steps,
    links: [],
    now,
    history: [],
  };
  const shown = steps[place];
  if (!shown) throw new Error(`Records of type ${recordType} have no step "${step}".`);
  return { record, step: shown, roles: standing.isReaders ? (workflow[place]?.roles ?? []) : [] };
}

function own(
  workflow: WorkflowStep,
  standing: Standing,
  data: Example['data'],
  now: string,
  author: string,
): StepView {
  const { correction, effects } = workflow;
  const window = correction.mode === 'undo' ? correction.window : undefined;
  const isUndoable = standing.isUndoable && window !== undefined;
  const start = window === undefined ? 0 : Date.parse(now) - Date.parse(addDuration(now, `-${window}`));
  const messages = effects.flatMap((effect) =>
    effect.type === 'message' && effect.hold === 'window'
      ? [{ message: effect.message, to: [...effect.to] }]
      : [],
  );
  return {
    ...aStep(workflow, now, standing.status),
    data,
    commands: standing.commands,
    ...(standing.status !== 'open' && { savedAt: now }),
    ...(isUndoable && {
      until: new Date(Date.parse(now) + start * left).toISOString(),
      held: messages,
      by: { name: author },
    }),
  };
}

function aStep(workflow: WorkflowStep, now: string, status: StepView['status']): StepView {
  return {
    id: workflow.id,
    status,
    round: 1,
    since: now,
    data: {},
    isReadable: true,
    commands: [],
    waitsFor:
      status === 'waiting' ? workflow.requires.map((step) => ({ step, why: 'requires' as const })) : [],
    roles: [...workflow.roles],
    mode: workflow.correction.mode,
    held: [],
    rounds: [],
  };
}

/** The states that a step can be in: what its workflow says no word of is not shown. */
export function statesOf(
  bundle: Bundle,
  step: string,
  example: Example | undefined,
): readonly WorkflowState[] {
  const workflow = example && bundle.workflows[example.recordType]?.steps.find(({ id }) => id === step);
  if (!workflow) return [];
  const isSent = workflow.effects.some(({ type }) => type === 'transmission');
  return [
    ...(workflow.requires.length > 0 ? ['waiting' as const] : []),
    'open',
    ...(workflow.correction.mode === 'undo' ? ['undoRunning' as const] : []),
    'locked',
    'someoneElses',
    ...(isSent ? ['correctionsNeeded' as const] : []),
  ];
}
