import {
  type Ask,
  atSameIndices,
  getAt,
  type Pointer,
  patternOf,
  type Step,
  type StepData,
} from '@greffe/definition';
import { type Answer, expressionsOf } from '@greffe/rules';

interface Remembered {
  readonly inputs: readonly unknown[];
  readonly answer: Answer;
}

const keyOf = (scope: Pointer, cel: string) => `${scope} ${cel}`;

/** What each expression of a step reads, as patterns, by its scope and text. */
function readsOf(step: Step): ReadonlyMap<string, readonly Pointer[]> {
  const reads = new Map<string, readonly Pointer[]>();
  for (const { logic } of step.fields) {
    for (const expression of Object.values(logic)) {
      if (typeof expression !== 'object') continue;
      reads.set(keyOf(expression.scope, expression.cel), expression.dependsOn);
    }
  }
  for (const { assert, scope, dependsOn } of step.rules) {
    for (const cel of expressionsOf(assert)) {
      const key = keyOf(scope, cel);
      reads.set(key, [...(reads.get(key) ?? []), ...dependsOn]);
    }
  }
  return reads;
}

/** The value at a pattern; where the pattern means many, the list that holds them. */
function valueRead(seen: StepData, read: Pointer, scope: Pointer): unknown {
  const concrete = atSameIndices(read, scope);
  const star = concrete.indexOf('/*');
  return getAt(seen, star < 0 ? concrete : concrete.slice(0, star));
}

/**
 * Remembers the last answer of each expression of a step with what it read: after a change, only what reads a value
 * that changed is evaluated. Good for one set of facts; make another one for others.
 */
export function createAnswerMemo(step: Step): Ask {
  const reads = readsOf(step);
  const remembered = new Map<string, Remembered>();
  return (cel, scope, seen, evaluate) => {
    const dependsOn = reads.get(keyOf(patternOf(scope), cel));
    if (!dependsOn) return evaluate();
    const key = keyOf(scope, cel);
    const inputs = dependsOn.map((read) => valueRead(seen, read, scope));
    const last = remembered.get(key);
    if (last?.inputs.every((input, index) => Object.is(input, inputs[index]))) return last.answer;
    const answer = evaluate();
    remembered.set(key, { inputs, answer });
    return answer;
  };
}
