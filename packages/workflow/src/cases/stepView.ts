import type { StepProjection } from '../types.ts';
import type { CaseStepView } from './types.ts';

type Always = Pick<StepProjection, 'status' | 'round' | 'waitsFor' | 'roles'>;
type Sometimes = Pick<StepProjection, 'outcome' | 'until' | 'due' | 'tally'>;
/** A server's answer may say of what is absent that it is undefined. */
type Shown = Always & { readonly [Key in keyof Sometimes]?: Sometimes[Key] | undefined };

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
