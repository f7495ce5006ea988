import { ProblemError } from '../ProblemError.ts';
import type { DraftState } from './DraftState.ts';

/** What a failed save means for the draft, and whether it is tried again by itself. */
export interface Failure {
  readonly state: Omit<DraftState, 'revision' | 'savedAt' | 'retryAt'>;
  readonly isRetried: boolean;
  /** The save may have arrived all the same: its answer was lost. */
  readonly isUncertain: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly atLeast: number;
}

export function failureOf(error: unknown, isOnline: boolean): Failure {
  if (!(error instanceof ProblemError)) {
    const status = isOnline ? 'retrying' : 'offline';
    return { state: { status }, isRetried: true, isUncertain: true, atLeast: 0 };
  }
  const { problem, retryAfter = 0 } = error;
  const settled = { isRetried: false, isUncertain: false, atLeast: 0 };
  if (problem.status === 412) {
    const { revision } = problem;
    const current = revision === undefined ? {} : { currentRevision: revision };
    return { state: { status: 'conflict', ...current }, ...settled };
  }
  if (problem.status === 401) return { state: { status: 'signedOut' }, ...settled };
  if (problem.status >= 500 || problem.status === 429 || problem.status === 408) {
    return { state: { status: 'retrying' }, isRetried: true, isUncertain: true, atLeast: retryAfter * 1000 };
  }
  const reason = problem.errors?.[0]?.message ?? problem.detail ?? problem.title;
  return { state: { status: 'refused', reason }, ...settled };
}
