import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { problemDocument } from '../api/index.ts';
import type { DefinitionStore } from '../definitions/DefinitionStore.ts';
import type { JobQueue, Ports } from '../ports.ts';
import { Problem, type ProblemFieldError } from '../problems/Problem.ts';
import type { Environment } from './environment.ts';
import type { RunAs } from './runAs.ts';

/** What every resource's routes are made with. */
export interface RouteTools {
  readonly runAs: RunAs;
  readonly definitions: DefinitionStore;
  readonly queue: JobQueue;
  readonly ports: Ports;
}

/** A resource's application: what a schema refuses becomes a problem document like everything else. */
export function createRoutes(): OpenAPIHono<Environment> {
  return new OpenAPIHono<Environment>({
    defaultHook: (result) => {
      if (result.success) return;
      if (result.target === 'param') throw new Problem('notFound');
      const errors = fieldErrors(result.error);
      throw result.target === 'json'
        ? new Problem('invalidData', { errors })
        : new Problem('malformedRequest', { errors });
    },
  });
}

function fieldErrors(error: z.ZodError): ProblemFieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ pointer: pointerOf([...path, key]), code: 'unknown' }));
    }
    return [{ pointer: pointerOf(path), code: issue.code === 'invalid_type' ? 'type' : 'invalid' }];
  });
}

function pointerOf(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const content = { 'application/problem+json': { schema: problemDocument } };

/** Problem documents of a route, for the OpenAPI document. */
export function problems<const Status extends number>(...statuses: readonly Status[]) {
  const entries = statuses.map((status) => [status, { description: reasons[status] ?? 'Problem', content }]);
  return Object.fromEntries(entries) as {
    readonly [S in Status]: { readonly description: string; readonly content: typeof content };
  };
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Broken JSON, or a header that is missing',
  401: 'Not signed in',
  403: 'No role allows it, or the request comes from another site',
  404: 'Not there, or not to be seen by the asker',
  409: 'Refused by the workflow or by what stands in the way, or the same key is at work',
  412: 'The record or draft has another revision',
  413: 'Too much: more than 1 MB, or 24 MB for a draft of a definition, or 20 MB for a file',
  415: 'Not JSON',
  422: 'Faults in the data, by field',
  428: 'If-Match is missing',
  429: 'Too many requests: wait as long as Retry-After says',
  503: 'Try again later',
};
