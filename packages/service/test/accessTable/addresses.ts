import type { Stage } from './play.ts';

/** Addresses that no cell of the tables asks, by how they begin, and why: what holds them to it instead. */
const elsewhere: Readonly<Record<string, string>> = {
  '/api/access': 'of people and roles, never of a record: access/*.pg.test.ts',
  '/api/cooperations': 'of organisations: access/organisations.pg.test.ts',
  '/api/organisations': 'of organisations: access/organisations.pg.test.ts',
  '/api/definitions/': 'of registries, the same for everybody',
  '/api/validators/': 'of registries, the same for everybody',
  '/api/session': 'of who asks: identity/sessions.pg.test.ts',
  '/api/studio/': 'of registries; the role opens no record: studio/access.pg.test.ts',
  '/api/contact': 'of who asks: sendings/sendings.pg.test.ts',
  '/api/sendings': 'of what waits to leave, without what it holds: sendings/sendings.pg.test.ts',
  '/api/erasures/{id}/': 'done on the way to the states, and refused to others: erasure.pg.test.ts',
  '/health/': 'of the server, for everybody',
};

/** A stage that notes at which addresses it is asked. */
export function noting(stage: Stage, asked: Set<string>): Stage {
  return {
    ...stage,
    ask: (person, method, path, ...rest) => {
      asked.add(`${method} ${path.split('?')[0]}`);
      return stage.ask(person, method, path, ...rest);
    },
  };
}

/**
 * Addresses of the API that nobody asked and that nothing says why; then reasons that are not needed. An address that
 * is new is one of them until it has its cells: the coded data (CG-13) have none yet, and no cell.
 */
export async function unasked({ ask }: Stage, asked: ReadonlySet<string>): Promise<readonly string[]> {
  const { paths } = (await ask(undefined, 'GET', '/api/openapi.json')).json as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const missing: string[] = [];
  const unused = new Set(Object.keys(elsewhere));
  for (const [path, methods] of Object.entries(paths)) {
    const pattern = new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
    const reason = Object.keys(elsewhere).find((start) => path.startsWith(start));
    if (reason !== undefined) unused.delete(reason);
    for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
      const isAsked = [...asked].some((one) => {
        const [by = '', at = ''] = one.split(' ');
        return by === method && pattern.test(at);
      });
      if (!isAsked && reason === undefined)
        missing.push(`${method} ${path}: no cell asks it, and nothing says why`);
    }
  }
  return [...missing, ...[...unused].map((start) => `${start}: there is nothing that begins so`)];
}
