import type { DraftImpact } from '@greffe/client/studio';

/** What stands in the way of publishing, by the part of the page that says more of it. */
export interface Obstacles {
  readonly errors: number;
  readonly unproved: number;
  readonly cases: number;
}

/** Counts what stands in the way, as the server will. */
export function obstaclesOf({ findings, verifier, cases }: DraftImpact): Obstacles {
  return {
    errors: findings.filter(({ severity }) => severity === 'error').length,
    unproved: verifier?.results.filter(({ answer }) => answer !== 'proved').length ?? 0,
    cases: cases.failed.length,
  };
}

export const isBlocked = ({ errors, unproved, cases }: Obstacles): boolean => errors + unproved + cases > 0;
