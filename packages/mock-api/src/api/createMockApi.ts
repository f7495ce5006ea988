import type { PGlite } from '@electric-sql/pglite';
import type { Database } from '@greffe/database';
import { servePglite } from '@greffe/database/pglite';
import { createApp, type Ports, type RecordKeys, recordKeysOf } from '@greffe/service/browser';
import {
  clockRoutes,
  createDevelopmentReceiver,
  createOutbox,
  createSwitch,
  developmentSwitches,
  openSimulatedClock,
  outboxAddress,
  outboxRoutes,
  startClockwork,
} from '@greffe/service/development';
import { Hono } from 'hono';
import { createJobs, mockAddress } from './createJobs.ts';
import { createIdentity } from './identity.ts';
import { type Rows, readRows, writeRows } from './keptRows.ts';

export interface MockApiOptions extends Pick<Ports, 'clock' | 'createSchemaValidator'> {
  /** Opened from an image that `buildImage` made, and used by nobody else. */
  readonly client: PGlite;
  /** Milliseconds until the development receiver acknowledges (1 200). */
  readonly receiverDelay?: number;
  /** What `keep` was given last: the mock goes on from there. */
  readonly kept?: Rows;
  /** Called before a write is answered, so that what was answered survives a reload of the page. */
  readonly keep?: (rows: Rows) => Promise<void>;
}

export interface MockApi {
  /** Answers as the server does under /api, /health, /auth and, in development, /dev. */
  fetch(request: Request): Promise<Response>;
  readonly database: Database;
  readonly recordKeys: RecordKeys;
  /** Resolves when no job runs any more; the database is closed. */
  end(): Promise<void>;
}

/** The service itself on a PGlite: the same routes and handlers, with another database, queue and sign-in. */
export async function createMockApi(options: MockApiOptions): Promise<MockApi> {
  const { client, receiverDelay, kept, keep, createSchemaValidator } = options;
  if (kept) await writeRows(client, kept);
  const database = await servePglite(client);
  // A clock that is given is moved by who gave it.
  const simulated = options.clock ? undefined : await openSimulatedClock(database);
  const clock = options.clock ?? simulated?.at;
  const recordKeys = await recordKeysOf('invented people need no secret key');
  const settings = {
    database,
    recordKeys,
    ...(clock && { clock }),
    ...(createSchemaValidator && { createSchemaValidator }),
  };
  const identity = createIdentity(database);
  const keepAll = createKeeper(client, keep);

  const receiver = createDevelopmentReceiver(receiverDelay);
  const postbox = createSwitch();
  // Nobody is reached from a page: what was told stands in the outbox.
  const messenger = {
    send: async () => {
      if (postbox.state === 'down') throw new Error('Messages are turned off.');
    },
  };
  const { queue, queuePending } = createJobs({ ...settings, receiver, messenger, onDone: keepAll });

  // While a page is connected, for as long as its worker lives. What time changed is not kept by itself: it is found
  // again by the same deadlines.
  const clockwork = startClockwork({ ...settings, queue });

  const service = createApp({ ...settings, queue, identify: identity.identify });
  const site = new Hono();
  site.route('/dev', developmentSwitches({ receiver, messages: postbox }));
  site.route(outboxAddress, outboxRoutes(createOutbox(settings, mockAddress)));
  if (simulated) site.route('/dev', clockRoutes({ clock: simulated, elapse: clockwork.elapse }));
  site.route('/auth', identity.routes);
  site.all('/api/*', (c) => service.fetch(c.req.raw));
  site.all('/health/*', (c) => service.fetch(c.req.raw));
  await queuePending();

  return {
    database,
    recordKeys,
    async fetch(request) {
      const response = await site.fetch(request);
      if (request.method !== 'GET' && response.ok) await keepAll();
      return response;
    },
    async end() {
      await clockwork.stop();
      await queue.end();
      await database.close();
    },
  };
}

/** Keeps one set of rows at a time: whoever asks while one is written gets the next, which holds their change too. */
function createKeeper(client: PGlite, keep: MockApiOptions['keep']) {
  let running = Promise.resolve();
  let next: Promise<void> | undefined;
  const write = async () => {
    next = undefined;
    await keep?.(await readRows(client));
  };
  return (): Promise<void> => {
    next ??= running.then(write);
    running = next.catch(() => undefined);
    return next;
  };
}
