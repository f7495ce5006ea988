import { ProblemError } from '../ProblemError.ts';

/** The HTTP status of a problem document, or nothing when no answer came at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ProblemError ? error.problem.status : undefined;
}

/** Whether the server did not answer, or a proxy answered in its place. */
export function isUnreachable(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status === 502 || status === 503 || status === 504;
}

/** The problem's own words, already in the user's language. */
export function detailOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? (error.problem.detail ?? error.problem.title) : undefined;
}

/** Why the workflow refused a command: a code for programs. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? (error.problem.refusal?.code ?? error.problem.code) : undefined;
}

/** What the problem says of one field, in the user's language. */
export function faultAt(error: unknown, pointer: string): string | undefined {
  const found = error instanceof ProblemError ? error.problem.errors : undefined;
  return found?.find((one) => one.pointer === pointer)?.message;
}
