import { createTestDatabase } from '@greffe/database/testing';
import type { Bundle } from '@greffe/definition';
import { compileStepValidator } from '@greffe/definition/compile';
import pg from 'pg';
import {
  createApp,
  createBoss,
  createBossQueue,
  createRecordKeys,
  type DevelopmentIdentities,
  type LogEntry,
  makeQueues,
  type Ports,
  publishDefinition,
  seedDevelopment,
} from '../src/index.ts';

export const people: DevelopmentIdentities = {
  organisations: [
    { number: '71000436', name: 'North' },
    { number: '71009641', name: 'South' },
  ],
  people: [
    { id: 'ann', givenName: 'Ann', familyName: 'Aerts', number: '11820439730', language: 'en' },
    { id: 'bob', givenName: 'Bob', familyName: 'Baert', language: 'nl' },
    { id: 'cas', givenName: 'Cas', familyName: 'Claes', language: 'de' },
    { id: 'dan', givenName: 'Dan', familyName: 'Dries', language: 'fr' },
  ],
  memberships: [
    { person: 'ann', registry: 'loans', role: 'clerk', organisation: '71000436' },
    { person: 'bob', registry: 'loans', role: 'clerk', organisation: '71009641' },
    { person: 'cas', registry: 'loans', role: 'reader', organisation: '71000436' },
  ],
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

/** Asks an application as somebody, and reads its answer. */
export function askOf(app: Pick<ReturnType<typeof createApp>, 'request'>) {
  return async (
    person: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    /** What the server says of the request: from where it comes. */
    bindings: { readonly address?: string } = {},
  ): Promise<Answer> => {
    const request = {
      method,
      headers: {
        ...(person === undefined ? {} : { 'x-person': person }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'accept-language': 'en',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    };
    const response = await app.request(`http://localhost${path}`, request, bindings);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  };
}

/** The application on a database of its own; people are named in the header `x-person`. */
export async function createTestApp(
  bundles: readonly Bundle[],
  options: { readonly identities?: DevelopmentIdentities; readonly clock?: () => Date } = {},
) {
  const made = await createTestDatabase();
  const boss = createBoss(made.appUrl);
  await boss.start();
  await makeQueues(boss);
  for (const bundle of bundles) {
    await publishDefinition(made.database, bundle, Object.values(bundle.steps).map(compileStepValidator));
  }
  await seedDevelopment(made.database, options.identities ?? people);
  const logged: LogEntry[] = [];
  const ports: Ports = {
    database: made.database,
    recordKeys: await createRecordKeys(new Uint8Array(32).fill(7)),
    queue: createBossQueue(boss),
    identify: async (request) => request.headers.get('x-person') ?? undefined,
    logger: { info: (entry) => logged.push(entry), error: (entry) => logged.push(entry) },
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  };
  const app = createApp(ports);
  const ask = askOf(app);
  return {
    ...made,
    app,
    ask,
    boss,
    logged,
    ports,
    /** Looks at, or tampers with, the database as somebody with all rights: no policy, no trigger. */
    asAdmin: async (text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> => {
      const client = new pg.Client({ connectionString: made.adminUrl });
      await client.connect();
      try {
        await client.query('set session_replication_role = replica');
        return (await client.query(text, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    end: async () => {
      await boss.stop({ graceful: false });
      await made.drop();
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;
