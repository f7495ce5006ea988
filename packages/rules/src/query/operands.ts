import type { ASTNode } from '@marcbachmann/cel-js';
import { parseDay } from '../calendar.ts';
import type { DayOperand, Operand, ShiftUnit } from './types.ts';

const SHIFTS: Readonly<Record<string, ShiftUnit>> = {
  addDays: 'days',
  addMonths: 'months',
  addYears: 'years',
};
const ELAPSED = { daysBetween: 'days', yearsBetween: 'years' } as const;
const PARTS = new Set(['year', 'month', 'day']);

/** `a.b.c` of a chain of names; undefined where anything else is on the way. */
export function pathOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const owner = pathOf(node.args[0]);
  return owner === undefined ? undefined : `${owner}.${node.args[1]}`;
}

/** The value of a node, where it is one that a query knows. */
export function operandOf(node: ASTNode): Operand | undefined {
  switch (node.op) {
    case 'value':
      return literalOf(node.args);
    case '-_': {
      const number = operandOf(node.args);
      return number?.kind === 'number' ? { ...number, value: -number.value } : undefined;
    }
    case 'call':
      return calledOf(node.args[0], node.args[1]);
    case 'rcall': {
      const [name, receiver, args] = node.args;
      const path = pathOf(receiver);
      return name === 'size' && args.length === 0 && path !== undefined ? { kind: 'size', path } : undefined;
    }
    default: {
      const path = pathOf(node);
      return path === undefined ? undefined : { kind: 'path', path };
    }
  }
}

function literalOf(value: unknown): Operand | undefined {
  if (typeof value === 'string') return { kind: 'text', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number') return { kind: 'number', value, type: 'double' };
  if (typeof value !== 'bigint' || !Number.isSafeInteger(Number(value))) return undefined;
  return { kind: 'number', value: Number(value), type: 'int' };
}

function calledOf(name: string, args: readonly ASTNode[]): Operand | undefined {
  const [first, second] = args.map(operandOf);
  if (first === undefined) return undefined;
  if (name === 'date')
    return first.kind === 'text' && parseDay(first.value) !== undefined
      ? { kind: 'date', value: first.value }
      : undefined;
  if (name === 'size') return first.kind === 'path' ? { kind: 'size', path: first.path } : undefined;
  const day = dayOf(first);
  if (!day) return undefined;
  if (PARTS.has(name)) return { kind: 'part', part: name as 'year' | 'month' | 'day', of: day };
  const unit = Object.hasOwn(SHIFTS, name) ? SHIFTS[name] : undefined;
  if (unit !== undefined)
    return second?.kind === 'number' && second.type === 'int'
      ? { kind: 'shifted', from: day, count: second.value, unit }
      : undefined;
  const to = second && dayOf(second);
  if (!to || !(name in ELAPSED)) return undefined;
  return { kind: 'elapsed', unit: ELAPSED[name as keyof typeof ELAPSED], from: day, to };
}

function dayOf(operand: Operand): DayOperand | undefined {
  return operand.kind === 'date' || operand.kind === 'path' ? operand : undefined;
}
