import type { ExpressionProblem } from '../types.ts';

/** What an error is beside its sentence. */
type Detail = Pick<ExpressionProblem, 'code'> &
  Partial<Pick<ExpressionProblem, 'params'>> & {
    readonly near?: string | undefined;
  };

/** An expression that cannot be used, with what is wrong, where, and what to do. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly problem: ExpressionProblem;

  constructor(message: string, { code, params = {}, near }: Detail, offset?: number, suggestion?: string) {
    super(suggestion === undefined ? message : `${message} ${suggestion}`);
    this.problem = {
      message,
      code,
      params,
      ...(near === undefined ? {} : { near }),
      ...(offset === undefined ? {} : { offset }),
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }
}

/** The language's own words for a type; ours for those that it made up for the objects of a form. */
function typeName(name: string): string {
  return name.replace(/\$object\d+/g, 'object');
}

function typeSuggestion(left: string, right: string, operator: string): string | undefined {
  const types = [left, right];
  if (types.includes('date') && types.includes('string')) return 'Write a date as date("2026-01-31").';
  if (types.includes('date') && types.includes('int')) {
    return operator === '-' || operator === '+'
      ? 'Use addDays(date, days) or daysBetween(from, to).'
      : 'A date compares with a date.';
  }
  if (operator === '-' && left === 'date') return 'Use daysBetween(from, to).';
  if (types.includes('int') && types.includes('double')) {
    return 'Write a whole number with its decimal, such as 2.0, or use double(…).';
  }
  if (types.includes('null')) return 'A value not given is absent, never null: use has(…).';
  return undefined;
}

const OVERLOAD = /^no such overload: (.+) (==|!=|<=|>=|<|>|in|\+|-|\*|\/|%) (.+)$/;

const LIMIT = /^Exceeded \w+ \((\d+)\)/;

interface CelFault {
  readonly summary: string;
  readonly range?: { readonly start: number };
}

function isCelFault(error: unknown): error is Error & CelFault {
  return error instanceof Error && 'summary' in error && typeof error.summary === 'string';
}

/** The problem in an error of the CEL library, in the words of this field. */
export function problemOf(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) return error;
  if (!isCelFault(error)) throw error;
  const offset = error.range?.start;
  const overload = OVERLOAD.exec(error.summary);
  if (overload) {
    const [left, operator, right] = [
      typeName(overload[1] ?? ''),
      overload[2] ?? '',
      typeName(overload[3] ?? ''),
    ];
    return new ExpressionError(
      `'${operator}' does not take ${left} and ${right}.`,
      { code: 'types', params: { operator, left, right } },
      offset,
      typeSuggestion(left, right, operator),
    );
  }
  const limit = LIMIT.exec(error.summary)?.[1];
  if (limit !== undefined) {
    return new ExpressionError(
      `The expression is too large: more than ${limit} levels, parts or items.`,
      { code: 'tooLarge', params: { limit } },
      offset,
      'Divide the expression, or use a table.',
    );
  }
  if (error.summary.endsWith('Unexpected token: EOF')) {
    return new ExpressionError('The expression ends too early.', { code: 'endsEarly' }, offset);
  }
  const message = typeName(error.summary);
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  const whole = sentence.endsWith('.') ? sentence : `${sentence}.`;
  return new ExpressionError(whole, { code: 'syntax', params: { message: whole } }, offset);
}
