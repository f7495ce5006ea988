import type { StepProjection } from '../types.ts';
import type { CaseStepView } from './types.ts';

type Shown = Pick<
  StepProjection,
  'status' | 'round' | 'outcome' | 'until' | 'due' | 'waitsFor' | 'roles' | 'tally'
>;

/** What cases compare of a step, of the engine's projection or a server's view. */
export function stepViewOf({
  status,
  round,
  outcome,
  until,
  due,
  waitsFor,
  roles,
  tally,
}: Shown): CaseStepView {
  return {
    status,
    round,
    ...(outcome !== undefined && { outcome }),
    ...(until !== undefined && { until }),
    ...(due !== undefined && { due }),
    waitsFor: waitsFor.map(({ step }) => step),
    roles: [...roles],
    ...(tally && { tally }),
  };
}
