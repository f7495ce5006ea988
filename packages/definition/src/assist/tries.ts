import {
  type Answer,
  checkExpression,
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
import { settlingOrder } from '../step/order.ts';
import type { Facts, Pointer, Step, StepData } from '../types.ts';
import { type AssistGround, environmentAt } from './place.ts';

/** The data on which something is tried, and where in them: list indices of the scope resolved (`/loans/0`). */
export interface TrialGround {
  readonly bundle: AssistGround;
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

/** A value that an expression reads, with the path by which it does; without a value where none is given. */
export interface Reading {
  readonly path: string;
  readonly value?: unknown;
}

/** What an expression reads of the data, each once; of a list, the values of all its items. Nothing of one with a fault. */
export function readingsOf(cel: string, ground: TrialGround): readonly Reading[] {
  const { environment, values } = prepared(ground);
  const checked = checkExpression(cel, environment);
  if (!checked.ok) return [];
  return checked.references.map((path): Reading => {
    const value = readAt(values, path.split('.'));
    return value === undefined ? { path } : { path, value };
  });
}

function readAt(from: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return from;
  if (name === '*') {
    const items = Array.isArray(from) ? from.map((item: unknown) => readAt(item, rest)) : [];
    return items.length === 0 ? undefined : items.filter((item) => item !== undefined);
  }
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, name)) return undefined;
  return readAt((from as Readonly<Record<string, unknown>>)[name], rest);
}

function prepared({ bundle, step, scope, data, facts }: TrialGround) {
  const seen = visibleOf(bundle, step, data, facts);
  const self = (scope === '' ? seen : getAt(seen, scope)) ?? {};
  const { today, organisation, author } = facts;
  return {
    environment: environmentAt(bundle, { step, scope: patternOf(scope) }),
    values: { data: seen, this: self, today, organisation, author },
  };
}

/** Steps without their rules, which may have faults and are not asked here; by the step, so that its model is kept. */
const withoutRules = new WeakMap<Step, Pick<AssistGround, 'steps' | 'tables'>>();

/** What is shown of the data; while fields wait for each other, or the step cannot be read, all of them. */
function visibleOf({ steps, tables }: AssistGround, id: string, data: StepData, facts: Facts): StepData {
  const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
  if (!step || !settlingOrder(step.fields).ok) return data;
  const ground = withoutRules.get(step) ?? { steps: { [id]: { ...step, rules: [] } }, tables };
  withoutRules.set(step, ground);
  return createStepModel(ground, id).derive(data, facts).visible;
}
