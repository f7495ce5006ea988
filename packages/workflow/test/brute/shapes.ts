import { stepStatus } from '../../src/index.ts';
import { modelOf } from '../../src/verify/model/model.ts';
import { PART, STATUS } from '../../src/verify/model/state.ts';
import { explore } from '../../src/verify/search/explore.ts';
import type { Enumeration } from './enumerate.ts';
import { bundleOfRandom, type RandomWorkflow } from './random.ts';

const NAMES = Object.fromEntries(Object.entries(STATUS).map(([name, status]) => [status, name]));

/** Where every step can stand at once, with what was decided, by the model of the whole workflow. */
export function shapesExplored(random: RandomWorkflow, limit: number): readonly string[] | undefined {
  const bundle = bundleOfRandom(random);
  const workflow = bundle.workflows.loan;
  if (!workflow) throw new RangeError('The random workflow has one record type.');
  const ids = random.steps.map(({ id }) => id);
  const model = modelOf({ bundle, recordType: 'loan', workflow, ids, focus: ids });
  const { states, isCut, restless } = explore(model, { limit });
  if (isCut || restless.length > 0) return undefined;
  const shapes = states.map((state) => {
    const part = (step: number, name: number) => state[model.layout.at(step, name)] ?? 0;
    const steps = model.steps.map(({ index, step }) => {
      const status = part(index, PART.status);
      const outcome = step.outcomes[part(index, PART.outcome) - 1]?.id;
      return shapeOf(
        NAMES[status] ?? '',
        status >= STATUS.validated && status < STATUS.skipped ? outcome : undefined,
      );
    });
    return [...steps, state[model.layout.ended] === 0 ? '' : 'ended'].join(' ');
  });
  return [...new Set(shapes)].sort();
}

/** The same of the engine's states; a window in which nothing is decided counts as over, and a draft as open. */
export function shapesEnumerated({ steps }: RandomWorkflow, { snapshots }: Enumeration): readonly string[] {
  const shapes = snapshots.map(({ record }) => {
    const told = steps.map(({ id, outcomes, correction }) => {
      const status = stepStatus(record, id) ?? '';
      const outcome = record.context.steps[id]?.outcome;
      if (status === 'draft') return 'open';
      const decided = outcomes.find((one) => one.id === outcome);
      const isDecisive = decided !== undefined && (decided.ends || decided.reopens.length > 0);
      const isOver = status === 'validated' && correction.mode === 'undo' && !isDecisive;
      const isDone = status === 'validated' || status === 'locked';
      return shapeOf(isOver ? 'locked' : status, isDone ? outcome : undefined);
    });
    return [...told, record.context.ended ? 'ended' : ''].join(' ');
  });
  return [...new Set(shapes)].sort();
}

const shapeOf = (status: string, outcome: string | undefined): string =>
  outcome === undefined ? status : `${status}:${outcome}`;
