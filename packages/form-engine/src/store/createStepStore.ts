import {
  type Bundle,
  type Facts,
  type FieldError,
  type Pointer,
  type SchemaValidator,
  type StepData,
  validateStep,
} from '@greffe/definition';
import { given, seeded, withValue } from './data.ts';
import { createDerivation } from './derivation.ts';
import { byPointer, inScreenOrder, isShown, ruleErrors, unanswered } from './errors.ts';
import { fieldStateOf, flagsOf, isSameField, kept } from './fieldState.ts';
import { patternOf, valueAt } from './pointers.ts';
import { stepOf } from './stepOf.ts';
import type { Evaluate, FieldState, ShownError, StepSnapshot, StepStore, SubmitResult } from './types.ts';

export interface StepStoreOptions {
  readonly bundle: Bundle;
  readonly step: string;
  readonly data: StepData;
  readonly facts: Facts;
  /** The compiled schema; without it the logic and the rules speak alone, and the server has the last word. */
  readonly validate?: SchemaValidator;
  readonly evaluate: Evaluate;
}

const saysNothing: SchemaValidator = () => [];

/** Holds a step's data and works out what follows from it, by what depends on the field that changed. */
export function createStepStore(options: StepStoreOptions): StepStore {
  const { bundle } = options;
  const step = stepOf(bundle, options.step);
  const fields = new Map(step.fields.map((field) => [field.pointer, field]));
  const derivation = createDerivation(step, options.evaluate);
  const listeners = new Set<() => void>();
  const fieldStates = new Map<Pointer, { readonly snapshot: StepSnapshot; readonly state: FieldState }>();

  let facts = options.facts;
  let validate = options.validate ?? saysNothing;
  /** What the schema and the required fields say of the data as it is; asked for only once a field has been left. */
  let schemaErrors: readonly FieldError[] = [];
  let serverErrors: readonly ShownError[] = [];
  /** Fields that stopped the last submit: whatever is wrong with them is shown from then on. */
  let reported: ReadonlySet<Pointer> = new Set();
  /** Those of them that are not mended yet: the summary only ever gets shorter until the next submit. */
  let unmended: ReadonlySet<Pointer> = new Set();
  let snapshot: StepSnapshot = {
    data: seeded(step.fields, options.data),
    hidden: new Set(),
    required: new Set(),
    readOnly: new Set(),
    rules: [],
    touched: new Set(),
    errors: new Map(),
    summary: [],
    stops: 0,
  };

  function checkSchema(data: StepData): void {
    const found = validateStep(bundle, step.id, data, facts, validate);
    schemaErrors = found.filter((error) => error.code !== 'rule');
  }

  /** Derived state first, then the errors, then everybody is told. */
  function refresh(data: StepData, changed: readonly Pointer[], more: Partial<StepSnapshot> = {}): void {
    const derived = derivation.update(data, changed, facts);
    const flags = flagsOf(derivation);
    const touched = more.touched ?? snapshot.touched;
    const hidden = kept(snapshot.hidden, flags.hidden);
    if (touched.size > 0 || reported.size > 0) checkSchema(derived);
    const rules = derivation.rules();
    const known: ShownError[] = [...serverErrors, ...schemaErrors, ...ruleErrors(rules, hidden)];
    const shown = known.filter((error) => isShown(error, { data: derived, hidden, touched, reported }));
    const errors = byPointer(shown);
    const stopping = [...errors.values()]
      .flat()
      .filter((error) => error.severity === 'error' && unmended.has(error.pointer));
    unmended = new Set(stopping.map((error) => error.pointer));
    snapshot = {
      ...snapshot,
      ...more,
      data: derived,
      hidden,
      required: kept(snapshot.required, flags.required),
      readOnly: kept(snapshot.readOnly, flags.readOnly),
      rules,
      errors,
      summary: inScreenOrder(stopping, derivation.nodes().places),
    };
    for (const listener of listeners) listener();
  }

  function report(errors: readonly ShownError[]): void {
    reported = new Set(errors.map((error) => error.pointer));
    unmended = reported;
  }

  refresh(snapshot.data, ['']);

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    getField(pointer) {
      const cached = fieldStates.get(pointer);
      if (cached?.snapshot === snapshot) return cached.state;
      const now = fieldStateOf(fields.get(patternOf(pointer)), pointer, snapshot, facts);
      const state = cached && isSameField(cached.state, now) ? cached.state : now;
      fieldStates.set(pointer, { snapshot, state });
      return state;
    },
    change(pointer, value) {
      const data = withValue(snapshot.data, pointer, given(value));
      if (data === snapshot.data) return;
      serverErrors = unanswered(serverErrors, pointer);
      refresh(data, [pointer]);
    },
    touch(pointer) {
      if (snapshot.touched.has(pointer) || valueAt(snapshot.data, pointer) === undefined) return;
      refresh(snapshot.data, [], { touched: new Set([...snapshot.touched, pointer]) });
    },
    submit(): SubmitResult {
      const errors = validateStep(bundle, step.id, snapshot.data, facts, validate);
      const stopping = errors.filter((error) => error.severity === 'error');
      serverErrors = [];
      report(errors);
      const isStopped = stopping.length > 0;
      refresh(snapshot.data, [], isStopped ? { stops: snapshot.stops + 1 } : {});
      return isStopped ? { ok: false, errors: stopping } : { ok: true, data: snapshot.data };
    },
    setServerErrors(errors) {
      if (errors.length === 0 && serverErrors.length === 0) return;
      serverErrors = errors;
      report(errors);
      refresh(snapshot.data, [], errors.length > 0 ? { stops: snapshot.stops + 1 } : {});
    },
    setFacts(next) {
      if (JSON.stringify(next) === JSON.stringify(facts)) return;
      facts = next;
      refresh(snapshot.data, ['']);
    },
    setValidate(next = saysNothing) {
      if (next === validate) return;
      validate = next;
      refresh(snapshot.data, []);
    },
  };
}
