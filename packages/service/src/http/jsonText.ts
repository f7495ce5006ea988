import { type ParseError, parse } from 'jsonc-parser';
import { Problem, type ProblemFieldError } from '../problems/Problem.ts';

/**
 * Names by which an object's prototype could be reached if anything ever merged these data, and those that would make it
 * no text and no number: whoever compares such an object throws.
 */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf']);
const maximumDepth = 32;
/** PostgreSQL's jsonb holds neither NUL nor half a surrogate pair. */
const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/**
 * Parses JSON from outside.
 *
 * @throws Problem 400 with line and column for broken JSON, 422 naming the path of a forbidden key, of a
 * character that cannot be stored, or of nesting beyond 32 levels.
 */
export function parseJsonText(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('malformedJson', { position: positionOf(text) });
  }
  const errors: ProblemFieldError[] = [];
  inspect(value, '', 0, errors);
  if (errors.length > 0) throw new Problem('invalidData', { errors });
  return value;
}

function inspect(value: unknown, pointer: string, depth: number, errors: ProblemFieldError[]): void {
  if (errors.length >= 20) return;
  if (typeof value === 'string') {
    if (isUnstorable(value)) errors.push({ pointer, code: 'characters' });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= maximumDepth) {
    errors.push({ pointer, code: 'depth' });
    return;
  }
  for (const key of Object.keys(value)) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Array.isArray(value) && forbiddenKeys.has(key)) errors.push({ pointer: at, code: 'forbiddenKey' });
    else if (isUnstorable(key)) errors.push({ pointer, code: 'characters' });
    else inspect((value as Record<string, unknown>)[key], at, depth + 1, errors);
  }
}

/** Where the text stops being JSON; V8's own message says it for some faults and not for others. */
function positionOf(text: string) {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Half a million brackets exhaust the stack of a recursive parser: then the fault is the nesting.
    throw new Problem('invalidData', { errors: [{ pointer: '', code: 'depth' }] });
  }
  const offset = errors[0]?.offset ?? text.length;
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset };
}
