import { databaseFault, isUnavailable } from '@greffe/database';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { Environment } from '../http/environment.ts';
import { negotiateLanguage } from '../http/language.ts';
import type { Logger } from '../ports.ts';
import { problemDocument } from './document.ts';
import { fieldMessages, stepTitles } from './fieldMessages.ts';
import { Problem, type ProblemKind } from './Problem.ts';

/** Every error as a problem document. What is not foreseen gets a number and no detail: messages quote data. */
export function answerProblem(
  error: Error,
  c: Context<Environment>,
  definitions: DefinitionStore,
  logger: Logger,
): Response {
  const problem = asProblem(error, logger, c.req.method, c.req.routePath);
  const language = c.get('language') ?? negotiateLanguage(c.req.header('accept-language'));
  const messages = fieldMessages(definitions, problem.details.step, language);
  const titles = stepTitles(definitions, problem.details.step, language);
  const document = problemDocument(problem, language, messages, titles);
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      ...problem.details.headers,
    },
  });
}

const byStatus: Readonly<Record<number, ProblemKind>> = {
  400: 'malformedRequest',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  413: 'tooLarge',
  415: 'unsupportedMediaType',
};

function asProblem(error: Error, logger: Logger, method: string, route: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) {
    const kind = byStatus[error.status];
    if (kind !== undefined) return new Problem(kind);
  }
  if (isUnavailable(error)) {
    logger.error({ event: 'unavailable', method, route, code: databaseFault(error)?.code });
    return new Problem('unavailable', { headers: { 'Retry-After': '2' } });
  }
  const instance = crypto.randomUUID();
  const fault = databaseFault(error);
  logger.error({
    event: 'internal',
    instance,
    method,
    route,
    error: error.name,
    code: fault?.code,
    constraint: fault?.constraint,
    // Places in our code, without the first lines: those hold the message, which may quote a patient's data.
    at: placesOf(error),
  });
  return new Problem('internal', { instance });
}

function placesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' | ');
}
