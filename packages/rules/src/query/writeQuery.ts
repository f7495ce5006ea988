import type { Condition, Operand, Query } from './types.ts';

/** The expression of a query. @throws RangeError for a group of nothing, which says nothing. */
export function writeQuery(query: Query): string {
  if (query.kind === 'condition') return writtenCondition(query);
  const { parts, join, isNegated } = query;
  const [only] = parts;
  if (only === undefined) throw new RangeError('A group of conditions has at least one.');
  if (parts.length === 1) return isNegated ? `!(${writeQuery(only)})` : writeQuery(only);
  const inside = parts
    .map((part) => (needsBrackets(part, join) ? `(${writeQuery(part)})` : writeQuery(part)))
    .join(join === 'all' ? ' && ' : ' || ');
  return isNegated ? `!(${inside})` : inside;
}

/** Parts that are joined as the group itself is need none: `a && (b && c)` is `a && b && c`. */
function needsBrackets(part: Query, join: 'all' | 'any'): boolean {
  if (part.kind === 'condition') return part.test === 'isTicked' && join === 'any';
  const [only] = part.parts;
  if (part.isNegated) return false;
  return part.parts.length === 1 && only ? needsBrackets(only, join) : part.join !== join;
}

function writtenCondition({ subject, test, operands }: Condition): string {
  const value = writeOperand(subject);
  const texts = operands.map(writeOperand);
  const [text = '""'] = texts;
  switch (test) {
    case 'isGiven':
      return `has(${value})`;
    case 'isNotGiven':
      return `!has(${value})`;
    case 'isTrue':
      return value;
    case 'isFalse':
      return `!${value}`;
    case 'isTicked':
      return `has(${value}) && ${value}`;
    case 'isNotTicked':
      return `!(has(${value}) && ${value})`;
    case 'isOneOf':
      return `${value} in [${texts.join(', ')}]`;
    case 'isNoneOf':
      return `!(${value} in [${texts.join(', ')}])`;
    case 'includes':
      return `${text} in ${value}`;
    case 'excludes':
      return `!(${text} in ${value})`;
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return `${value}.${test}(${text})`;
    default:
      return `${value} ${test} ${text}`;
  }
}

const SHIFTS = { days: 'addDays', months: 'addMonths', years: 'addYears' } as const;

/** The expression of a value. */
export function writeOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return JSON.stringify(operand.value);
    case 'number':
      return operand.type === 'int' ? String(operand.value) : writtenDouble(operand.value);
    case 'boolean':
      return String(operand.value);
    case 'date':
      return `date(${JSON.stringify(operand.value)})`;
    case 'path':
      return operand.path;
    case 'shifted':
      return `${SHIFTS[operand.unit]}(${writeOperand(operand.from)}, ${operand.count})`;
    case 'elapsed':
      return `${operand.unit}Between(${writeOperand(operand.from)}, ${writeOperand(operand.to)})`;
    case 'part':
      return `${operand.part}(${writeOperand(operand.of)})`;
    case 'size':
      return `${operand.path}.size()`;
  }
}

/** With its decimal, by which the language knows it from a whole number. */
function writtenDouble(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
