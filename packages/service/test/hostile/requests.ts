import type { Hostile } from './corpus.ts';
import type { Operation } from './operations.ts';
import { bytesOf, textOf } from './recipe.ts';

/** What a request is made of. */
export interface Attempt {
  readonly input: string;
  readonly method: string;
  /** Of the route, for the report. */
  readonly route: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** What is really there, for the parts of an address: by the route's beginning, then by name. */
export type Places = (operation: Operation, name: string) => string;

const mark = '@@here@@';

/** Places in a body where something else could stand: each member, at any depth, and items of lists. */
function* holesOf(value: unknown): Generator<(hole: string) => string> {
  yield (hole) => hole;
  for (const path of pathsOf(value)) {
    const holed = structuredClone(value) as object;
    let at = holed as Record<string, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
    at[path.at(-1) ?? ''] = mark;
    const [before = '', after = ''] = JSON.stringify(holed).split(`"${mark}"`);
    yield (hole) => `${before}${hole}${after}`;
  }
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    [key],
    ...pathsOf(child).map((rest) => [key, ...rest]),
  ]);
}

const isOfStep = ({ path }: Operation) => path.includes('/steps/');

/** Every request that an input makes at a route, each made when it is asked for; none where it has no place in it. */
export function attemptsOf(input: Hostile, operation: Operation, places: Places): (() => Attempt)[] {
  const { method, path, parameters, body, takesFile } = operation;
  const found = (name: string) => places(operation, name);
  const addressed = (replaced?: string, by = '') =>
    path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => (name === replaced ? by : found(name)));
  const soundHeaders = (): Record<string, string> => ({
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(takesFile ? { 'content-type': 'application/octet-stream' } : {}),
    ...Object.fromEntries(
      parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => [name, found(name)]),
    ),
  });
  const soundBody = takesFile ? '%PDF-1.7' : body === undefined ? undefined : JSON.stringify(body);
  const attempt = (
    at: string,
    headers: Readonly<Record<string, string>> = {},
    sent: string | Uint8Array<ArrayBuffer> | undefined = soundBody,
  ): Attempt => ({
    input: input.id,
    method,
    route: `${method} ${path}`,
    path: at,
    headers: { ...soundHeaders(), ...headers },
    ...(sent === undefined || method === 'GET' ? {} : { body: sent }),
  });
  switch (input.kind) {
    case 'body':
      return body === undefined ? [] : [() => attempt(addressed(), {}, bytesOf(input.is))];
    case 'value': {
      const holes = body === undefined ? [] : [...holesOf(body)];
      return holes.map((fill) => () => attempt(addressed(), {}, fill(textOf(input.is))));
    }
    case 'header':
      return [() => attempt(addressed(), { [input.name]: textOf(input.is) })];
    case 'path':
      return parameters
        .filter((parameter) => parameter.in === 'path')
        .map(
          ({ name }) =>
            () =>
              attempt(addressed(name, textOf(input.is))),
        );
    case 'query':
      return [() => attempt(`${addressed()}?${textOf(input.is)}`)];
    case 'file': {
      const headers = { 'content-disposition': `attachment; filename*=UTF-8''${input.name}` };
      return takesFile || (body !== undefined && isOfStep(operation))
        ? [() => attempt(addressed(), headers, bytesOf(input.is))]
        : [];
    }
    default:
      // Of the pages around the API.
      return [];
  }
}
