import type { TestApp } from '../harness.ts';

/** JSON Schema as far as the API's own goes. */
interface ApiSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly items?: ApiSchema;
  readonly anyOf?: readonly ApiSchema[];
  readonly oneOf?: readonly ApiSchema[];
  readonly additionalProperties?: ApiSchema | boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
}

/** One route of the API, with a body as it takes it where it takes one. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: unknown;
  readonly takesFile: boolean;
}

interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly Parameter[];
            readonly requestBody?: {
              readonly content: Readonly<Record<string, { readonly schema: ApiSchema }>>;
            };
          }
        >
      >
    >
  >;
}

/** What a member of a body is given by its name, so that the request gets as far as a sound one. */
export type Known = Readonly<Record<string, unknown>>;

function sampleOf(schema: ApiSchema, name: string, known: Known): unknown {
  if (Object.hasOwn(known, name)) return known[name];
  if (schema.enum) return schema.enum[0];
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (one) return sampleOf(one, name, known);
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, child]) => [key, sampleOf(child, key, known)]),
    );
  if (schema.items) return [sampleOf(schema.items, '', known)];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return {};
  if (type === 'integer' || type === 'number') return 1;
  return type === 'boolean' ? true : 'a sound text';
}

/** Every route that the API's own document names, in its order. */
export async function operationsOf(
  { ask }: Pick<TestApp, 'ask'>,
  known: Known,
): Promise<readonly Operation[]> {
  const document = (await ask(undefined, 'GET', '/api/openapi.json')).json as unknown as ApiDocument;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
      const json = requestBody?.content['application/json'];
      return {
        method: method.toUpperCase(),
        path,
        parameters,
        takesFile: requestBody !== undefined && json === undefined,
        ...(json && { body: sampleOf(json.schema, 'body', known) }),
      };
    }),
  );
}
