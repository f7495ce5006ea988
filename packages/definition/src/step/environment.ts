import type { CelType, Environment, Table } from '@greffe/rules';
import { environmentOf } from '../bundle/expressions.ts';
import { isWithin } from '../data/pointer.ts';
import type { Field, Pointer, Step } from '../types.ts';

const SCALARS = {
  text: 'string',
  choice: 'string',
  file: 'string',
  date: 'date',
  integer: 'int',
  number: 'double',
  boolean: 'bool',
} as const;

/** The types that expressions see in a step's data. */
export interface StepTypes {
  readonly data: CelType;
  /** The object at a pointer. */
  objectAt(pointer: Pointer): CelType;
  /** The field at a pointer, or undefined where there is none. */
  at(pointer: Pointer): CelType | undefined;
}

/** The types of a step's data, from its fields alone. */
export function typesOfStep({ fields }: Pick<Step, 'fields'>): StepTypes {
  const byParent = Map.groupBy(fields, (field) => field.pointer.slice(0, field.pointer.lastIndexOf('/')));
  const objectAt = (pointer: Pointer): CelType => ({
    object: Object.fromEntries(
      (byParent.get(pointer) ?? []).map((field) => [field.pointer.slice(pointer.length + 1), typeOf(field)]),
    ),
  });
  const typeOf = (field: Field): CelType => {
    if (field.kind === 'object') return objectAt(field.pointer);
    if (field.kind !== 'list') return SCALARS[field.kind];
    const item = byParent.get(field.pointer)?.find((child) => isWithin(child.pointer, `${field.pointer}/*`));
    return { list: item ? typeOf(item) : 'string' };
  };
  return {
    data: objectAt(''),
    objectAt,
    at(pointer) {
      const field = fields.find((candidate) => candidate.pointer === pointer);
      return field && typeOf(field);
    },
  };
}

/** The environment of expressions at each scope of a step, from its fields alone. */
export function environmentOfStep(
  step: Step,
  tables: Readonly<Record<string, Table>>,
): (scope: Pointer) => Environment {
  const { data, objectAt } = typesOfStep(step);
  const known = new Map<Pointer, Environment>();
  return (scope) => {
    const environment = known.get(scope) ?? environmentOf(data, objectAt(scope), tables);
    known.set(scope, environment);
    return environment;
  };
}
