import type { Explanation } from '@greffe/rules';
import { leaves } from '../data/leaves.ts';
import { patternOf } from '../data/pattern.ts';
import { getAt, pointerParts } from '../data/pointer.ts';
import type { Bundle, Facts, FieldError, Pointer, SchemaValidator, StepData } from '../types.ts';
import { formatErrors, fromSchemaError } from './errors.ts';
import { isGiven } from './given.ts';
import { createStepModel, type DerivedStep, type RuleAnswer, type StepModel } from './model.ts';

/**
 * Every fault of a step's data, in the order of the screen: schema, required by logic, options by date, rules.
 * Hidden fields are left out; derived values are worked out anew, whatever the data say. One function for the
 * browser and the server.
 */
export function validateStep(
  bundle: Bundle,
  stepId: string,
  data: StepData,
  facts: Facts,
  validate: SchemaValidator,
): FieldError[] {
  const model = createStepModel(bundle, stepId);
  return validateDerived(model, model.derive(data, facts), validate);
}

/** As `validateStep`, for data that are derived already. */
export function validateDerived(
  model: StepModel,
  derived: DerivedStep,
  validate: SchemaValidator,
): FieldError[] {
  const { visible } = derived;
  const ofSchema = firstByPointer(validate(visible).map((error) => fromSchemaError(error, visible)));
  const faulty = new Set(ofSchema.map((error) => error.pointer));
  const errors = [
    ...ofSchema,
    ...missing(derived),
    ...invalidOptions(model, derived).filter((error) => !faulty.has(error.pointer)),
    ...formatErrors(model, visible, derived.today).filter((error) => !faulty.has(error.pointer)),
    ...derived.rules.flatMap(brokenRule),
  ];
  return inScreenOrder(model, errors);
}

/** What is sent: hidden fields left out. */
export function visibleData(derived: DerivedStep): StepData {
  return derived.visible;
}

function missing({ required, visible }: DerivedStep): FieldError[] {
  return [...required]
    .filter((pointer) => !isGiven(getAt(visible, pointer)))
    .map((pointer) => ({ pointer, severity: 'error', code: 'required', params: {} }));
}

function invalidOptions(model: StepModel, derived: DerivedStep): FieldError[] {
  return leaves(derived.visible).flatMap(([pointer, value]): FieldError[] => {
    if (!model.field(pointer)?.options) return [];
    const isValid = derived.options(pointer).some((option) => option.value === value);
    return isValid ? [] : [{ pointer, severity: 'error', code: 'option', params: { reason: 'notValid' } }];
  });
}

function brokenRule({ rule, at, explanation }: RuleAnswer): FieldError[] {
  if (explanation.truth !== 'notMet') return [];
  return [
    {
      pointer: at,
      severity: rule.severity,
      code: 'rule',
      params: { rule: rule.id },
      message: sentenceOf(explanation) ?? rule.message,
      ...(rule.cite ? { cite: rule.cite } : {}),
    },
  ];
}

/** The sentence of the most precise part that fails; a part inside a `not` says the contrary of what is wrong. */
function sentenceOf(explanation: Explanation): string | undefined {
  if (explanation.truth !== 'notMet') return undefined;
  const inner = explanation.kind === 'not' ? [] : (explanation.children ?? []);
  for (const child of inner) {
    const sentence = sentenceOf(child);
    if (sentence !== undefined) return sentence;
  }
  return explanation.message;
}

/** One fault a place: what kind of value it is comes before how long it is. */
function firstByPointer(errors: readonly FieldError[]): FieldError[] {
  const rank = ({ code }: FieldError) => (code === 'type' ? 0 : code.startsWith('format.') ? 1 : 2);
  const first = new Map<Pointer, FieldError>();
  for (const error of errors.toSorted((a, b) => rank(a) - rank(b)))
    if (!first.has(error.pointer)) first.set(error.pointer, error);
  return [...first.values()];
}

function inScreenOrder(model: StepModel, errors: readonly FieldError[]): FieldError[] {
  const ranks = new Map(model.step.fields.map((field, index) => [field.pointer, index]));
  const key = (error: FieldError): number[] => {
    const parts = pointerParts(error.pointer);
    // Rank of each part on the way: fields by their place on the screen, items by their index.
    return parts.map((part, depth) => {
      if (/^\d+$/.test(part)) return Number(part);
      const pattern = patternOf(`/${parts.slice(0, depth + 1).join('/')}`);
      return ranks.get(pattern) ?? ranks.size;
    });
  };
  const before = (left: readonly number[], right: readonly number[]): number => {
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      const difference = (left[i] ?? 0) - (right[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return left.length - right.length;
  };
  const keyed = errors.map((error) => ({ error, key: key(error), isWarning: error.severity !== 'error' }));
  return keyed
    .sort((a, b) => before(a.key, b.key) || Number(a.isWarning) - Number(b.isWarning))
    .map(({ error }) => error);
}
