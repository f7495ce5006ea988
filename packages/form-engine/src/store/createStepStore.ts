import {
  type Bundle,
  createStepModel,
  type DerivedStep,
  type Facts,
  type FieldError,
  type Pointer,
  type SchemaValidator,
  type StepData,
  validateDerived,
} from '@greffe/definition';
import { createAnswerMemo } from './answerMemo.ts';
import { byPointer, concerns, inScreenOrder, isSameErrors, isShown, placing } from './errors.ts';
import { fieldStateOf, isSameField } from './fieldState.ts';
import { settleCleared, type Typed, typedIn, withValue } from './settle.ts';
import { shared } from './shared.ts';
import type { FieldState, ShownError, StepSnapshot, StepStore } from './types.ts';

export interface StepStoreOptions {
  readonly bundle: Bundle;
  /** Id of the step. */
  readonly step: string;
  readonly data: StepData;
  readonly facts: Facts;
  /** The compiled schema; without it the logic and the rules speak alone, and the server has the last word. */
  readonly validate?: SchemaValidator;
}

const saysNothing: SchemaValidator = () => [];
const nobody: ReadonlySet<Pointer> = new Set();

/** Holds a step's data and works out what follows from it, by what depends on the field that changed. */
export function createStepStore({ bundle, step: stepId, data, ...options }: StepStoreOptions): StepStore {
  const model = createStepModel(bundle, stepId);
  const { step } = model;
  const placed = placing(step.fields);
  const listeners = new Set<() => void>();
  const fieldStates = new Map<Pointer, { readonly snapshot: StepSnapshot; readonly state: FieldState }>();

  let { facts } = options;
  let validate = options.validate ?? saysNothing;
  let ask = createAnswerMemo(step);
  let last: { readonly data: StepData; readonly facts: Facts; readonly derived: DerivedStep } | undefined;
  /** The last answer is kept: settling a change and drawing it ask the same. */
  function derive(typedData: StepData): DerivedStep {
    if (last?.data !== typedData || last.facts !== facts) {
      last = { data: typedData, facts, derived: model.derive(typedData, facts, ask) };
    }
    return last.derived;
  }

  let typed: Typed = { data: typedIn(step, data, derive), aside: new Map() };
  let derived = derive(typed.data);
  let serverErrors: readonly ShownError[] = [];
  let touched = nobody;
  /** Fields that stopped the last submit: whatever is wrong with them is shown from then on. */
  let reported = nobody;
  /** Those of them that are not mended yet: the summary only ever gets shorter until the next submit. */
  let unmended = nobody;
  let stops = 0;
  let snapshot = take(derived);

  /** @param found what is wrong, where that is known already. */
  function take(
    now: DerivedStep,
    before?: StepSnapshot,
    found: readonly FieldError[] = wrongWith(now, isSchemaAsked() ? validate : saysNothing),
  ): StepSnapshot {
    const known: readonly ShownError[] = [...serverErrors, ...found];
    const errors = byPointer(known.filter((error) => isShown(error, { data: now.data, touched, reported })));
    const stopping = [...errors.values()]
      .flat()
      .filter(({ severity, pointer }) => severity === 'error' && unmended.has(pointer));
    unmended = new Set(stopping.map((error) => error.pointer));
    const summary = inScreenOrder(stopping, step.fields);
    const { hidden, required, readOnly, rules } = now;
    return {
      data: shared(before?.data, now.data),
      hidden,
      required,
      readOnly,
      rules,
      options: now.options,
      touched,
      errors,
      summary: before && isSameErrors(before.summary, summary) ? before.summary : summary,
      stops,
    };
  }

  /** What is wrong, each where a person finds it. */
  function wrongWith(now: DerivedStep, asked: SchemaValidator): readonly FieldError[] {
    return placed(validateDerived(model, now, asked));
  }

  /** Whether somebody has been told, or may be told, what the schema says of a value. */
  function isSchemaAsked(): boolean {
    return touched.size > 0 || reported.size > 0;
  }

  function refresh(found?: readonly FieldError[]): void {
    derived = derive(typed.data);
    snapshot = take(derived, snapshot, found);
    for (const listener of listeners) listener();
  }

  function report(errors: readonly ShownError[]): void {
    reported = new Set(errors.map((error) => error.pointer));
    unmended = reported;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    getField(pointer) {
      const cached = fieldStates.get(pointer);
      if (cached?.snapshot === snapshot) return cached.state;
      const now = fieldStateOf(model.field(pointer), pointer, snapshot);
      const state = cached && isSameField(cached.state, now) ? cached.state : now;
      fieldStates.set(pointer, { snapshot, state });
      return state;
    },
    change(pointer, value) {
      const next = withValue(typed.data, pointer, value);
      if (next === typed.data) return;
      typed = settleCleared({ ...typed, data: next }, derived.cleared, derive);
      serverErrors = serverErrors.filter((error) => !concerns(error, pointer));
      refresh();
    },
    touch(pointer) {
      if (touched.has(pointer) || fieldStateOf(model.field(pointer), pointer, snapshot).value === undefined)
        return;
      touched = new Set([...touched, pointer]);
      refresh();
    },
    submit() {
      const found = wrongWith(derived, validate);
      const errors = found.filter((error) => error.severity === 'error');
      serverErrors = [];
      report(found);
      if (errors.length > 0) stops += 1;
      refresh(found);
      return errors.length > 0 ? { ok: false, errors } : { ok: true, data: snapshot.data };
    },
    setServerErrors(errors) {
      if (errors.length === 0 && serverErrors.length === 0) return;
      serverErrors = placed(errors);
      report(serverErrors);
      if (errors.length > 0) stops += 1;
      refresh();
    },
    setFacts(next) {
      if (JSON.stringify(next) === JSON.stringify(facts)) return;
      facts = next;
      ask = createAnswerMemo(step);
      refresh();
    },
    setValidate(next = saysNothing) {
      if (next === validate) return;
      validate = next;
      refresh();
    },
  };
}
