import {
  type DerivedStep,
  expandPattern,
  getAt,
  isGiven,
  type Pointer,
  removeAt,
  type Step,
  type StepData,
  setAt,
} from '@greffe/definition';

export type Derive = (data: StepData) => DerivedStep;

/** What the user typed, apart from what the engine puts in its place. */
export interface Typed {
  readonly data: StepData;
  /** Values taken away by `clearedWhen`, to come back. They live in the session alone. */
  readonly aside: ReadonlyMap<Pointer, unknown>;
}

/** The data with a value in place; undefined, null and the empty text remove it. */
export function withValue(data: StepData, pointer: Pointer, value: unknown): StepData {
  const isEmpty = value === undefined || value === null || value === '';
  return isEmpty ? removeAt(data, pointer) : setAt(data, pointer, value);
}

/**
 * What in stored data was typed: a derived value that would come by itself was not. So a birth date goes with the
 * number it was read from, and one that a person typed stays.
 */
export function typedIn(step: Step, data: StepData, derive: Derive): StepData {
  const places = step.fields
    .filter(({ logic }) => logic.derived)
    .flatMap(({ pointer }) => expandPattern(pointer, data))
    .filter((pointer) => isGiven(getAt(data, pointer)));
  return places.reduce((typed, pointer) => {
    const without = removeAt(typed, pointer);
    return isGiven(getAt(derive(without).data, pointer)) ? without : typed;
  }, data);
}

/**
 * Takes away what a user's change has cleared, and gives back what is no longer cleared and still empty. What was
 * cleared before the change is left alone: opening a draft removes nothing.
 */
export function settleCleared(typed: Typed, before: ReadonlySet<Pointer>, derive: Derive): Typed {
  const aside = new Map(typed.aside);
  let { data } = typed;
  for (const [pointer, value] of typed.aside) {
    if (getAt(data, pointer) !== undefined) {
      aside.delete(pointer);
      continue;
    }
    const restored = setAt(data, pointer, value);
    if (derive(restored).cleared.has(pointer)) continue;
    aside.delete(pointer);
    data = restored;
  }
  for (const pointer of derive(data).cleared) {
    const value = getAt(data, pointer);
    if (before.has(pointer) || value === undefined) continue;
    aside.set(pointer, value);
    data = removeAt(data, pointer);
  }
  return { data, aside };
}
