import {
  type Answer,
  type Explanation,
  evaluateTree,
  type RuleTree,
  type Trial,
  tryExpression,
} from '@greffe/rules';
import { patternOf } from '../data/pattern.ts';
import { getAt } from '../data/pointer.ts';
import { hostFunctions } from '../step/hostFunctions.ts';
import { createStepModel } from '../step/model.ts';
import type { Bundle, Facts, Pointer, StepData } from '../types.ts';
import { environmentAt } from './place.ts';

/** The data on which something is tried, and where in them: list indices of the scope resolved (`/loans/0`). */
export interface TrialGround {
  readonly bundle: Bundle;
  readonly step: string;
  readonly scope: Pointer;
  readonly data: StepData;
  readonly facts: Facts;
}

/** Tries an expression of a step's logic as it is written, on the data of a preview; what is hidden is not given. */
export function tryInStep(cel: string, ground: TrialGround): Trial {
  const { environment, values } = prepared(ground);
  return tryExpression(cel, environment, values, { functions: hostFunctions });
}

/** Tries a rule's tree with its three answers; a leaf with a fault is not yet known, and {@link tryInStep} tells why. */
export function tryTree(tree: RuleTree, ground: TrialGround): Explanation {
  const { environment, values } = prepared(ground);
  return evaluateTree(tree, (cel): Answer => {
    const trial = tryExpression(cel, environment, values, { functions: hostFunctions });
    if (trial.state === 'known') return { known: true, value: trial.value };
    return { known: false, missing: trial.state === 'notKnown' ? trial.missing : [] };
  });
}

function prepared({ bundle, step, scope, data, facts }: TrialGround) {
  const seen = createStepModel(bundle, step).derive(data, facts).visible;
  const self = (scope === '' ? seen : getAt(seen, scope)) ?? {};
  const { today, organisation, author } = facts;
  return {
    environment: environmentAt(bundle, { step, scope: patternOf(scope) }),
    values: { data: seen, this: self, today, organisation, author },
  };
}
