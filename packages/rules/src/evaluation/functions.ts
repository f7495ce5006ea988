import { addDays, addMonths, fromDayNumber, parseDay, yearsBetween } from '../calendar.ts';
import type { Table } from '../types.ts';
import { findCell, hasValidRow } from './tables.ts';
import { Day, NotKnown, toJson, type Value } from './values.ts';

/** Functions that the caller implements, on JSON values; undefined means that the argument does not say. */
export interface HostFunctions {
  /** The birth date that a NISS carries, as `YYYY-MM-DD`. */
  readonly nissBirthDate?: (niss: string) => string | undefined;
  /** The sex that a NISS carries. */
  readonly nissSex?: (niss: string) => 'male' | 'female' | undefined;
}

export interface FunctionContext {
  readonly tables: Readonly<Record<string, Table>>;
  readonly host: HostFunctions;
}

/** What a function does with its arguments; undefined is "not known". */
export type FunctionBody = (args: readonly Value[], context: FunctionContext) => Value | undefined;

export interface OfferedFunction {
  readonly name: string;
  /** Called on a value: `this.code.startsWith("58")`. */
  readonly method?: true;
  /** Signatures that CEL itself does not have. */
  readonly signatures: readonly string[];
  readonly run: FunctionBody;
}

/** More of a text than this is not searched with a pattern. */
const LONGEST_MATCHED_TEXT = 200;

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const whole = (value: Value | undefined): number => Number(typeof value === 'bigint' ? value : 0n);
const day = (value: Value | undefined): number => (value instanceof Day ? value.number : Number.NaN);
const dayOf = (number: number | undefined): Day | undefined =>
  number === undefined || Number.isNaN(number) ? undefined : new Day(number);

function toInt(value: Value | undefined): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  return typeof value === 'string' && /^-?\d{1,18}$/.test(value) ? BigInt(value) : undefined;
}

function toDouble(value: Value | undefined): number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function size(value: Value | undefined): bigint | undefined {
  if (typeof value === 'string') return BigInt([...value].length);
  return Array.isArray(value) ? BigInt(value.length) : undefined;
}

function substring([value, from, to]: readonly Value[]): string | undefined {
  const source = text(value);
  const [start, end] = [whole(from), to === undefined ? source.length : whole(to)];
  return start < 0 || end < start || end > source.length ? undefined : source.substring(start, end);
}

function matches([value, pattern]: readonly Value[]): boolean | undefined {
  const source = text(value);
  return source.length > LONGEST_MATCHED_TEXT ? undefined : new RegExp(text(pattern), 'u').test(source);
}

function join([list, separator]: readonly Value[]): string | undefined {
  if (!Array.isArray(list) || list.some((item) => item instanceof NotKnown)) return undefined;
  return list.map(text).join(text(separator));
}

const standard = (name: string, run: FunctionBody): OfferedFunction => ({ name, signatures: [], run });
const method = (name: string, run: FunctionBody): OfferedFunction => ({
  name,
  method: true,
  signatures: [],
  run,
});
const own = (signature: string, run: FunctionBody): OfferedFunction => ({
  name: signature.slice(0, signature.indexOf('(')),
  signatures: [signature],
  run,
});

/** Everything that an expression may call; CEL has more, which a form has no use for or which is not safe. */
export const FUNCTIONS: readonly OfferedFunction[] = [
  standard('size', ([value]) => size(value)),
  standard('int', ([value]) => toInt(value)),
  standard('double', ([value]) => toDouble(value)),
  {
    name: 'string',
    signatures: ['string(date): string'],
    run: ([value]) => (value === undefined ? undefined : String(toJson(value))),
  },
  method('size', ([value]) => size(value)),
  method('startsWith', ([value, start]) => text(value).startsWith(text(start))),
  method('endsWith', ([value, end]) => text(value).endsWith(text(end))),
  method('contains', ([value, part]) => text(value).includes(text(part))),
  method('lowerAscii', ([value]) => text(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  method('upperAscii', ([value]) => text(value).replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  method('trim', ([value]) => text(value).trim()),
  method('substring', substring),
  method('split', ([value, separator]) => text(value).split(text(separator))),
  method('join', join),
  method('matches', matches),

  own('date(string): date', ([value]) => dayOf(parseDay(text(value)))),
  own('daysBetween(date, date): int', ([from, to]) => BigInt(day(to) - day(from))),
  own('yearsBetween(date, date): int', ([from, to]) => BigInt(yearsBetween(day(from), day(to)))),
  own('addDays(date, int): date', ([from, count]) => dayOf(addDays(day(from), whole(count)))),
  own('addMonths(date, int): date', ([from, count]) => dayOf(addMonths(day(from), whole(count)))),
  own('addYears(date, int): date', ([from, count]) => dayOf(addMonths(day(from), whole(count) * 12))),
  own('year(date): int', ([value]) => BigInt(fromDayNumber(day(value)).year)),
  own('month(date): int', ([value]) => BigInt(fromDayNumber(day(value)).month)),
  own('day(date): int', ([value]) => BigInt(fromDayNumber(day(value)).day)),

  own('lookup(string, string, string, string): string', ([table, key, value, column], { tables }) =>
    findCell(tables, { table: text(table), key: text(key), value: text(value), column: text(column) }),
  ),
  own('validOn(string, string, string, date): bool', ([table, column, value, on], { tables }) =>
    hasValidRow(tables, { table: text(table), column: text(column), value: text(value), day: day(on) }),
  ),

  own('nissBirthDate(string): date', ([niss], { host }) => {
    const found = host.nissBirthDate?.(text(niss));
    return found === undefined ? undefined : dayOf(parseDay(found));
  }),
  own('nissSex(string): string', ([niss], { host }) => host.nissSex?.(text(niss))),
];

const functionsByName = new Map(FUNCTIONS.map((offered) => [keyOf(offered.name, offered.method), offered]));

function keyOf(name: string, isMethod: boolean | undefined): string {
  return isMethod ? `.${name}` : name;
}

/** The function or method of this name that an expression may call. */
export function findFunction(name: string, isMethod: boolean): OfferedFunction | undefined {
  return functionsByName.get(keyOf(name, isMethod));
}

/** Macros: they bind a name to each item of a list, or ask whether a value is given. */
export const LIST_MACROS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
