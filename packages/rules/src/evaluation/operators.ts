import { Day, merge, NotKnown, ObjectValue, type Result, type Value } from './values.ts';

const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);

/** Undefined is "no answer", as for a division by zero. */
type Answered = Value | undefined;

function int(value: bigint): Answered {
  return value >= SMALLEST && value <= LARGEST ? value : undefined;
}

function real(value: number): Answered {
  return Number.isFinite(value) ? value : undefined;
}

function isList(value: Value): value is readonly Result[] {
  return Array.isArray(value);
}

function arithmetic(
  ofInts: (left: bigint, right: bigint) => Answered,
  ofReals?: (left: number, right: number) => Answered,
) {
  return (left: Value, right: Value): Answered => {
    if (typeof left === 'bigint' && typeof right === 'bigint') return ofInts(left, right);
    if (ofReals && typeof left === 'number' && typeof right === 'number') return ofReals(left, right);
    return undefined;
  };
}

const addNumbers = arithmetic(
  (left, right) => int(left + right),
  (left, right) => real(left + right),
);

function add(left: Value, right: Value): Answered {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (isList(left) && isList(right)) return [...left, ...right];
  return addNumbers(left, right);
}

/** Negative, zero or positive; undefined where two values have no order. */
function order(left: Value, right: Value): number | undefined {
  if (left instanceof Day && right instanceof Day) return left.number - right.number;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  const numbers =
    (typeof left === 'bigint' || typeof left === 'number') &&
    (typeof right === 'bigint' || typeof right === 'number');
  // An int and a double compare by their mathematical value.
  return numbers ? (left < right ? -1 : left > right ? 1 : 0) : undefined;
}

function compare(holds: (sign: number) => boolean) {
  return (left: Value, right: Value): Answered => {
    const sign = order(left, right);
    return sign === undefined ? undefined : holds(sign);
  };
}

function equalJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [leftEntries, rightKeys] = [Object.entries(left), Object.keys(right)];
  if (Array.isArray(left) !== Array.isArray(right) || leftEntries.length !== rightKeys.length) return false;
  return leftEntries.every(
    ([key, item]) => Object.hasOwn(right, key) && equalJson(item, Reflect.get(right, key)),
  );
}

/** Equality with three answers: lists that differ in one known item differ, whatever the unknown ones are. */
export function equals(left: Result, right: Result): boolean | NotKnown {
  if (left instanceof NotKnown || right instanceof NotKnown) return merge(left, right);
  if (left instanceof Day) return right instanceof Day && left.number === right.number;
  if (left instanceof ObjectValue) return right instanceof ObjectValue && equalJson(left.json, right.json);
  if (!isList(left)) return left === right;
  if (!isList(right) || left.length !== right.length) return false;
  const unknown: NotKnown[] = [];
  for (const [index, item] of left.entries()) {
    const answer = equals(item, right[index] ?? new NotKnown([]));
    if (answer === false) return false;
    if (answer instanceof NotKnown) unknown.push(answer);
  }
  return unknown.length > 0 ? merge(...unknown) : true;
}

/** Membership with three answers: found is found, whatever the unknown items are. */
export function isIn(item: Result, list: Result): boolean | NotKnown {
  if (item instanceof NotKnown || list instanceof NotKnown) return merge(item, list);
  if (!isList(list)) return new NotKnown([]);
  const unknown: NotKnown[] = [];
  for (const candidate of list) {
    const answer = equals(item, candidate);
    if (answer === true) return true;
    if (answer instanceof NotKnown) unknown.push(answer);
  }
  return unknown.length > 0 ? merge(...unknown) : false;
}

/** Operators on two known values, by their sign in CEL. */
export const STRICT_OPERATORS: Readonly<Record<string, (left: Value, right: Value) => Answered>> = {
  '+': add,
  '-': arithmetic(
    (left, right) => int(left - right),
    (left, right) => real(left - right),
  ),
  '*': arithmetic(
    (left, right) => int(left * right),
    (left, right) => real(left * right),
  ),
  '/': arithmetic(
    (left, right) => (right === 0n ? undefined : int(left / right)),
    (left, right) => real(left / right),
  ),
  '%': arithmetic((left, right) => (right === 0n ? undefined : left % right)),
  '<': compare((sign) => sign < 0),
  '<=': compare((sign) => sign <= 0),
  '>': compare((sign) => sign > 0),
  '>=': compare((sign) => sign >= 0),
};
