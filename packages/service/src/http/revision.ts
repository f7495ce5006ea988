import { Problem } from '../problems/Problem.ts';

/**
 * The revision that `If-Match` names.
 *
 * @throws Problem 428 without one. A list or `*` names no single revision and is refused alike.
 */
export function revisionOf(header: string | undefined): number {
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(header?.trim() ?? '')?.[1];
  if (digits === undefined) throw new Problem('revisionMissing');
  return Number(digits);
}

export const entityTag = (revision: number): string => `"${revision}"`;
