import type { ProblemDocument } from '@greffe/service/api';

/** An answer that is not a success: the server's problem document, in the language that was asked for. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDocument;
  /** Seconds after which the server wants to be asked again, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(problem: ProblemDocument, retryAfter?: number) {
    super(`${problem.status} ${problem.code}`);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The problem of an answer; one is made up for a proxy that answers in its own words. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const body: unknown = await response.json().catch(() => undefined);
  const problem = isProblem(body)
    ? body
    : { type: 'about:blank', title: response.statusText, status: response.status, code: 'http' };
  return new ProblemError(problem, Number.isFinite(seconds) ? seconds : undefined);
}

function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'status' in body && 'title' in body && 'code' in body;
}
