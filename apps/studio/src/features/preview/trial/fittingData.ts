import {
  type Bundle,
  checkDraftShape,
  expandPattern,
  type FieldKind,
  getAt,
  type Pointer,
  removeAt,
  type StepData,
} from '@greffe/definition';

/** Kinds that a value of a JSON type can stand in; half-typed numbers and dates are texts. */
const RIGHT: Readonly<Record<string, readonly FieldKind[]>> = {
  string: ['text', 'date', 'choice', 'file', 'number', 'integer'],
  number: ['number', 'integer'],
  boolean: ['boolean'],
};

/** What of a step's typed data still has a place in the step, and is of its kind. */
export function fittingData(bundle: Bundle, step: string, data: StepData): StepData {
  const definition = bundle.steps[step];
  if (!definition) return data;
  const known = without(
    data,
    checkDraftShape(definition, data).map(({ pointer }) => pointer),
  );
  const wrong = definition.fields.flatMap(({ pointer, kind }) =>
    kind === 'object' || kind === 'list'
      ? []
      : expandPattern(pointer, known).filter((place) => {
          const value = getAt(known, place);
          return value !== undefined && !RIGHT[typeof value]?.includes(kind);
        }),
  );
  return without(known, wrong);
}

/** From the end, so that the places of a list's items stay right. */
function without(data: StepData, pointers: readonly Pointer[]): StepData {
  return pointers.reduceRight((fitting, pointer) => removeAt(fitting, pointer), data);
}
