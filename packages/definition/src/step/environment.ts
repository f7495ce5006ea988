import type { CelType, Environment, Table } from '@greffe/rules';
import { environmentOf } from '../bundle/expressions.ts';
import { isWithin } from '../data/pointer.ts';
import type { Field, Pointer, Step } from '../types.ts';

const SCALARS = {
  text: 'string',
  choice: 'string',
  date: 'date',
  integer: 'int',
  number: 'double',
  boolean: 'bool',
} as const;

/** The environment of expressions at each scope of a step, from its fields alone. */
export function environmentOfStep(
  step: Step,
  tables: Readonly<Record<string, Table>>,
): (scope: Pointer) => Environment {
  const byParent = Map.groupBy(step.fields, (field) =>
    field.pointer.slice(0, field.pointer.lastIndexOf('/')),
  );
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
  const data = objectAt('');
  const known = new Map<Pointer, Environment>();
  return (scope) => {
    const environment = known.get(scope) ?? environmentOf(data, objectAt(scope), tables);
    known.set(scope, environment);
    return environment;
  };
}
