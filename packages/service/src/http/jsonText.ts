import { Problem, type ProblemFieldError } from '../problems/Problem.ts';

/** Names by which an object's prototype could be reached if anything ever merged these data. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
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
  } catch (error) {
    throw new Problem('malformedJson', { position: positionOf(text, error) });
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

/** V8 says the offset in its message, except where the text ends too early. */
function positionOf(text: string, error: unknown) {
  const said = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const offset = said === undefined ? firstFault(text) : Number(said);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset };
}

/** "Unexpected end" and "is not valid JSON" carry no position: the former is at the end, the latter is looked for. */
function firstFault(text: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPrefixFault(text.slice(0, middle + 1))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isPrefixFault(prefix: string): boolean {
  try {
    JSON.parse(prefix);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return !/Unexpected end|Unterminated|end of JSON/i.test(message);
  }
}
