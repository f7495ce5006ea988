import { type Answer, createEvaluator, type Explanation } from '@greffe/rules';
import { patternOf } from '../data/pattern.ts';
import { getAt, setAt } from '../data/pointer.ts';
import type {
  Bundle,
  Facts,
  Field,
  FieldOption,
  LocalDate,
  Pointer,
  Rule,
  Step,
  StepData,
} from '../types.ts';
import { deriveStep } from './derive.ts';
import { environmentOfStep } from './environment.ts';
import { isGiven } from './given.ts';
import { hostFunctions } from './hostFunctions.ts';
import { validOptions } from './options.ts';
import { settlingOrder } from './order.ts';

/** A rule as it stands with the data. */
export interface RuleAnswer {
  readonly rule: Rule;
  /** Where it shows, list indices resolved. */
  readonly at: Pointer;
  readonly explanation: Explanation;
}

/** A step's data with everything that follows from them. Pointers are concrete: list indices resolved. */
export interface DerivedStep {
  /** The day on which this holds. */
  readonly today: LocalDate;
  /** The data as typed, with derived values in place. */
  readonly data: StepData;
  /** What is sent: hidden fields and blank texts left out, numbers of a known format in their canonical form. */
  readonly visible: StepData;
  /** Fields that do not show, those inside a hidden object included. */
  readonly hidden: ReadonlySet<Pointer>;
  readonly required: ReadonlySet<Pointer>;
  /** Fields that cannot be typed: by their logic, or because their derived value is known. */
  readonly readOnly: ReadonlySet<Pointer>;
  /** Fields with a value that the form should empty (`clearedWhen`). */
  readonly cleared: ReadonlySet<Pointer>;
  /** The options of a choice that are valid on its date. */
  options(pointer: Pointer): readonly FieldOption[];
  readonly rules: readonly RuleAnswer[];
}

/**
 * Stands between a step and its expressions: what it answers counts. A form remembers the last answer of each, and
 * evaluates again where something that it reads has changed.
 */
export type Ask = (cel: string, scope: Pointer, seen: StepData, evaluate: () => Answer) => Answer;

/** A step that can be asked what follows from data. */
export interface StepModel {
  readonly step: Step;
  /** The field at a concrete pointer or a pattern. */
  field(pointer: Pointer): Field | undefined;
  /** Everything that follows from the data; pure: equal data and facts give an equal answer, and nothing is changed. */
  derive(data: StepData, facts: Facts, ask?: Ask): DerivedStep;
  /** The data of a step that nobody has filled yet: the initial values that the facts give. */
  initial(facts: Facts): StepData;
}

/** As much of a bundle as a step's model needs. */
type ModelGround = Pick<Bundle, 'steps' | 'tables'> & { readonly id?: string };

const models = new WeakMap<ModelGround, Map<string, StepModel>>();

/**
 * The model of a step of a bundle; the same one for the same bundle and step.
 * @throws RangeError when the bundle has no such step.
 */
export function createStepModel(bundle: ModelGround, stepId: string): StepModel {
  const ofBundle = models.get(bundle) ?? new Map<string, StepModel>();
  models.set(bundle, ofBundle);
  const known = ofBundle.get(stepId);
  if (known) return known;
  const step = Object.hasOwn(bundle.steps, stepId) ? bundle.steps[stepId] : undefined;
  if (!step) throw new RangeError(`"${bundle.id ?? ''}" has no step "${stepId}".`);
  const model = modelOf(bundle, step);
  ofBundle.set(stepId, model);
  return model;
}

/** The data of a step that nobody has filled yet: the initial values that the facts give. */
export function initialData(bundle: Bundle, stepId: string, facts: Facts): StepData {
  return createStepModel(bundle, stepId).initial(facts);
}

function modelOf(bundle: ModelGround, step: Step): StepModel {
  const byPattern = new Map(step.fields.map((field) => [field.pointer, field]));
  const field = (pointer: Pointer) => byPattern.get(patternOf(pointer));
  const order = settlingOrder(step.fields);
  if (!order.ok) throw new RangeError(`Fields wait for each other: ${order.cycle.join(' → ')}.`);
  const environments = environmentOfStep(step, bundle.tables);
  const evaluators = new Map<Pointer, ReturnType<typeof createEvaluator>>();
  const evaluatorAt = (scope: Pointer) => {
    const known = evaluators.get(scope);
    if (known) return known;
    const made = createEvaluator(environments(scope), { functions: hostFunctions });
    evaluators.set(scope, made);
    return made;
  };

  const answerWith =
    ({ today, organisation, author }: Facts, ask?: Ask) =>
    (cel: string, scope: Pointer, seen: StepData): Answer => {
      const evaluate = () => {
        const self = (scope === '' ? seen : getAt(seen, scope)) ?? {};
        const values = { data: seen, this: self, today, organisation, author };
        return evaluatorAt(patternOf(scope)).evaluate(cel, values);
      };
      return ask ? ask(cel, scope, seen, evaluate) : evaluate();
    };

  return {
    step,
    field,
    derive: (data, facts, ask) =>
      deriveStep({
        step,
        order: order.fields,
        field: (pattern) => byPattern.get(pattern),
        fieldAt: field,
        data,
        today: facts.today,
        answer: answerWith(facts, ask),
        options: (choice, pointer, seen) => validOptions(choice, pointer, seen, facts.today),
      }),
    initial: (facts) => initialOf(step, answerWith(facts)),
  };
}

function initialOf(step: Step, answer: (cel: string, scope: Pointer, seen: StepData) => Answer): StepData {
  return step.fields.reduce<StepData>((data, { pointer, logic: { initial } }) => {
    // The items of a list do not exist yet when a record begins.
    if (!initial || pointer.includes('/*')) return data;
    const value = answer(initial.cel, initial.scope, data);
    return value.known && isGiven(value.value) ? setAt(data, pointer, value.value) : data;
  }, {});
}
