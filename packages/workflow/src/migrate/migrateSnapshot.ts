import { canonicalJson, type Effect, type Instant, type WorkflowStep } from '@greffe/definition';
import type { Operation } from '@greffe/definition/migrate';
import type { RecordMachine } from '../machine/compileWorkflow.ts';
import { freshStep } from '../machine/initialContext.ts';
import { lifecycleRegion, regionOf } from '../machine/names.ts';
import { apply } from '../state/apply.ts';
import { stepContext, stepStatus } from '../state/snapshot.ts';
import type { RecordSnapshot, StepContext, StepStatus } from '../types.ts';

/** Old names of steps by their new ones. */
export type StepNames = (step: string) => string;

/** How a step of the newer version was called in the older one. */
export function olderNames(operations: readonly Operation[]): StepNames {
  return (step) =>
    operations.reduceRight(
      (name, one) => (one.op === 'renameStep' && one.to === name ? one.from : name),
      step,
    );
}

/** How a step of the older version is called in the newer one. */
export function newerNames(operations: readonly Operation[]): StepNames {
  return (step) =>
    operations.reduce((name, one) => (one.op === 'renameStep' && one.from === name ? one.to : name), step);
}

/**
 * A record's state placed in another version's machine: a step that both have stands where it stood, with its rounds
 * and what its entries add up to; a new one waits. What follows from conditions and requirements is for `decide` with
 * `wait` to say. A step that the other version does not have is left out.
 * @param nameBefore how a step of the other version is called in the snapshot.
 * @param aside an earlier state in the other version: where a step stood that the snapshot does not know.
 */
export function migrateSnapshot(
  from: RecordMachine,
  to: RecordMachine,
  snapshot: RecordSnapshot,
  nameBefore: StepNames,
  at: Instant,
  aside?: RecordSnapshot,
): RecordSnapshot {
  const placed = to.workflow.steps.map((step) => {
    const known = nameBefore(step.id);
    const status = stepStatus(snapshot, known);
    const before = from.step(known);
    if (status !== undefined && before && before.repeat?.kind === step.repeat?.kind) {
      return { id: step.id, ...placeStep(before, step, status, stepContext(snapshot, known)) };
    }
    const kept = aside && stepStatus(aside, step.id);
    if (kept !== undefined)
      return { id: step.id, status: kept, own: stepContext(aside as RecordSnapshot, step.id) };
    const fresh = freshStep(step, 1, at, step.when === undefined ? true : null);
    return { id: step.id, status: 'waiting' as const, own: fresh };
  });
  const { ended } = snapshot.context;
  const endedBy = ended && placed.find(({ id }) => nameBefore(id) === ended.step);
  const other: RecordSnapshot = {
    definition: to.definition,
    machineVersion: 2,
    state: {
      [lifecycleRegion]: snapshot.state[lifecycleRegion] ?? 'open',
      ...Object.fromEntries(placed.map(({ id, status }) => [regionOf(id), status])),
    },
    context: {
      at: snapshot.context.at,
      steps: Object.fromEntries(placed.map(({ id, own }) => [id, own])),
      ...(ended && { ended: endedBy ? { ...ended, step: endedBy.id } : ended }),
    },
  };
  // What is met already must move now: nothing else will happen to a step that waits for nothing.
  const settled = apply(to, other, { type: 'applied', at, steps: {} });
  return canonicalJson(settled.state) === canonicalJson(other.state) ? other : settled;
}

function placeStep(
  before: WorkflowStep,
  after: WorkflowStep,
  status: StepStatus,
  own: StepContext,
): { readonly status: StepStatus; readonly own: StepContext } {
  const { correction } = after;
  // Without a window under way, what was validated in a version that let it be reopened can only stay as it is.
  const isBound = correction.mode !== 'reopen' && own.until === undefined;
  const settled = status === 'validated' && isBound ? 'locked' : status;
  const { was, held, reminded, ...rest } = own;
  return {
    status: settled,
    own: {
      ...rest,
      reminded: sameEffects(before.effects, after.effects, reminded),
      ...(held && { held: sameEffects(before.effects, after.effects, held) }),
      ...(was && { was: was === 'validated' && isBound ? 'locked' : was }),
      // Whether it applies is another question now.
      applies: after.when === undefined ? true : own.applies,
    },
  };
}

/** Effects are told by what they do: their places in the list are another version's. */
function sameEffects(
  before: readonly Effect[],
  after: readonly Effect[],
  indices: readonly number[],
): number[] {
  const texts = after.map((effect) => canonicalJson(effect));
  return indices.flatMap((index) => {
    const effect = before[index];
    const place = effect === undefined ? -1 : texts.indexOf(canonicalJson(effect));
    return place < 0 ? [] : [place];
  });
}
