import { createEvaluator, EvaluationLimitError, type Evaluator } from '@greffe/rules';
import { isFileName } from '../data/files.ts';
import { isDay } from '../step/given.ts';
import type { FieldKind } from '../types.ts';

const CEL_TYPES = {
  text: 'string',
  choice: 'string',
  file: 'string',
  date: 'date',
  integer: 'int',
  number: 'double',
  boolean: 'bool',
} as const;

type Scalar = keyof typeof CEL_TYPES;

const isScalar = (kind: FieldKind): kind is Scalar => Object.hasOwn(CEL_TYPES, kind);

/** The environment of an expression over `value`, the answer of a field of this kind; none for objects and lists. */
export function valueEnvironment(kind: FieldKind) {
  return isScalar(kind) ? environments[kind] : undefined;
}

const environmentOf = (kind: Scalar) => ({ variables: { value: CEL_TYPES[kind] }, tables: {} });
const environments = {
  text: environmentOf('text'),
  choice: environmentOf('choice'),
  file: environmentOf('file'),
  date: environmentOf('date'),
  integer: environmentOf('integer'),
  number: environmentOf('number'),
  boolean: environmentOf('boolean'),
};

/** The CEL type that a field of this kind takes; none for objects and lists. */
export const celTypeOfKind = (kind: FieldKind) => (isScalar(kind) ? CEL_TYPES[kind] : undefined);

const evaluators = new Map<FieldKind, Evaluator>();

/** The answer of an expression over `value`, or undefined where there is none. */
export function evaluateOver(cel: string, kind: FieldKind, value: unknown): unknown {
  const environment = valueEnvironment(kind);
  if (!environment) return undefined;
  const evaluator = evaluators.get(kind) ?? createEvaluator(environment);
  evaluators.set(kind, evaluator);
  try {
    const answer = evaluator.evaluate(cel, { value });
    return answer.known ? answer.value : undefined;
  } catch (error) {
    if (error instanceof EvaluationLimitError) return undefined;
    throw error;
  }
}

const HOLDS: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  choice: (value) => typeof value === 'string',
  file: (value) => typeof value === 'string' && isFileName(value),
  date: (value) => typeof value === 'string' && isDay(value),
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Whether a value is one of this kind. */
export const isOfKind = (kind: FieldKind, value: unknown): boolean => HOLDS[kind](value);

/** The same answer as another kind, or undefined where something of it would be lost. */
export function convert(value: unknown, to: FieldKind): unknown {
  if (to === 'list') return Array.isArray(value) ? value : [value];
  if (Array.isArray(value)) return value.length === 1 ? convert(value[0], to) : undefined;
  if (HOLDS[to](value)) return value;
  if (to === 'text' || to === 'choice') {
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  }
  if (to === 'integer' || to === 'number') {
    // Only what would be written the same way again: no "007", no "1,5", no "1e3".
    const number = typeof value === 'string' ? Number(value) : Number.NaN;
    return HOLDS[to](number) && String(number) === value ? number : undefined;
  }
  if (to === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  return undefined;
}
