import type { Field } from '@greffe/definition';
import type { Literals } from './literals.ts';

/** More options than this, and only those that an expression names are told apart. */
const MOST_OPTIONS = 12;
const MOST_DATES = 24;
const DAY = 86_400_000;
/** Any day will do where an expression names none: differences are what it looks at. */
const SOME_DAY = '2026-01-15';

/** Values of a field that its expressions may answer differently for: the literals, and what lies beside them. */
export function representativesOf(field: Field | undefined, literals: Literals): readonly unknown[] {
  switch (field?.kind) {
    case 'choice':
      return optionsOf(field, literals);
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return numbersOf(field, literals);
    case 'date':
      return datesOf(literals);
    case 'object':
      return [{}];
    case 'text':
      return [...literals.texts, `not ${literals.texts.join(' nor ')}`];
    default:
      return [...literals.texts, ...literals.numbers, true, false];
  }
}

function optionsOf({ options = [] }: Field, { texts }: Literals): readonly string[] {
  const values = options.map(({ value }) => value);
  if (values.length <= MOST_OPTIONS) return values;
  const named = values.filter((value) => texts.includes(value));
  const other = values.find((value) => !texts.includes(value));
  return other === undefined ? named : [...named, other];
}

function numbersOf({ kind, minimum, maximum }: Field, { numbers }: Literals): readonly number[] {
  const near = kind === 'integer' ? 1 : 0.5;
  const wished = [...numbers.flatMap((number) => [number - near, number, number + near]), minimum, maximum];
  const known = wished.filter((number): number is number => number !== undefined);
  const allowed = known.filter(
    (number) =>
      (minimum === undefined || number >= minimum) &&
      (maximum === undefined || number <= maximum) &&
      (kind !== 'integer' || Number.isInteger(number)),
  );
  return allowed.length > 0 ? [...new Set(allowed)].sort((a, b) => a - b) : [minimum ?? maximum ?? 1];
}

/** Around each day named, and as many days, months and years away as the expression counts. */
function datesOf({ dates, numbers }: Literals): readonly string[] {
  const anchors = dates.length > 0 ? dates : [SOME_DAY];
  const days = new Set<string>();
  for (const anchor of anchors) for (const near of [0, -1, 1]) days.add(shifted(anchor, near));
  for (const number of numbers) {
    if (!Number.isInteger(number) || number > 400_000) continue;
    for (const anchor of anchors) {
      for (const near of [0, -1, 1])
        days.add(shifted(anchor, number + near)).add(shifted(anchor, -number + near));
      if (number <= 150) for (const years of [number, -number]) days.add(yearsAway(anchor, years));
    }
  }
  return [...days].slice(0, MOST_DATES).sort();
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

const yearsAway = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
