import type { Effect, EffectMoment, StepData, WorkflowStep } from '@greffe/definition';
import { stepContext } from '../state/snapshot.ts';
import type { EntryRow } from '../types.ts';
import { answerOf, type Run, truthOf } from './run.ts';

interface Matching {
  readonly moment: EffectMoment;
  readonly outcome?: string | undefined;
  readonly data?: StepData | undefined;
}

/** Indices of a step's effects that are due at a moment. */
export function matchingEffects(run: Run, step: string, { moment, outcome, data }: Matching): number[] {
  return (run.machine.step(step)?.effects ?? []).flatMap((effect, index) => {
    if (effect.on !== moment || (effect.outcome !== undefined && effect.outcome !== outcome)) return [];
    if (effect.when && data && answerOf(run, step, effect.when, data) !== true) return [];
    if (effect.when && !data && truthOf(run, step, effect.when) !== true) return [];
    return [index];
  });
}

export const effectAt = (run: Run, step: string, index: number): Effect | undefined =>
  run.machine.step(step)?.effects[index];

/** Whether one of the effects sends the record. */
export const transmits = (run: Run, step: string, indices: readonly number[]): boolean =>
  indices.some((index) => effectAt(run, step, index)?.type === 'transmission');

/** Asks for effects, each with a key that never comes twice in the record. Nothing is caused after the end. */
export function askFor(run: Run, step: string, indices: readonly number[], row?: EntryRow): void {
  if (run.snapshot.context.ended) return;
  const { round, validations } = stepContext(run.snapshot, step);
  for (const index of indices) {
    const effect = effectAt(run, step, index);
    if (!effect) continue;
    const times = effect.on === 'validated' ? (row?.validations ?? validations) : 0;
    const { on } = effect;
    const common = {
      key: [step, round, row?.entry ?? '', on, index, times].join('/'),
      on,
      step,
      ...(row && { entry: row.entry }),
    };
    switch (effect.type) {
      case 'code':
        run.effects.push({ ...common, type: 'code' });
        break;
      case 'transmission':
        run.effects.push({ ...common, type: 'transmission', receiver: effect.receiver });
        break;
      case 'message':
        run.effects.push({
          ...common,
          type: 'message',
          message: effect.message,
          to: effect.to,
          ...(effect.by && { by: effect.by }),
        });
        break;
      case 'document':
        run.effects.push({ ...common, type: 'document', document: effect.document });
        break;
    }
  }
}

/** Tells of a deletion whoever was sent the record whenever the step was validated. */
export function askForDeletion(run: Run, { id: step, effects }: WorkflowStep): void {
  const { round } = stepContext(run.snapshot, step);
  for (const [index, { type, on, ...effect }] of effects.entries()) {
    if (type !== 'transmission' || on !== 'validated' || !('receiver' in effect)) continue;
    const key = [step, round, '', 'deleted', index, 0].join('/');
    run.effects.push({ key, on, step, type, receiver: effect.receiver });
  }
}
