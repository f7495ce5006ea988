import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../faults/disk.ts';
import { StartFault } from '../faults/StartFault.ts';

export interface Listener {
  /** From here on requests are answered by `handle`; until then with 503. */
  serve(handle: RequestListener): void;
  /**
   * Serves for `drain` more milliseconds, while it says at `/health/ready` that it is going and ends each connection with its
   * answer, so that whatever shares out requests sends it no more. Then takes no new connection, and ends when running requests
   * have their answer, or after `patience` milliseconds.
   */
  close(times?: { readonly drain?: number; readonly patience?: number }): Promise<void>;
}

/** Says that the server is going to whoever asks whether it is ready; everything else is answered as before. */
const leaving =
  (handle: RequestListener): RequestListener =>
  (request, response) => {
    response.setHeader('Connection', 'close');
    if (request.url !== '/health/ready') return handle(request, response);
    response.writeHead(503, plainText).end('Greffe is stopping.');
  };

const plainText = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

const starting: RequestListener = (request, response) => {
  const isAlive = request.url === '/health/live';
  response.writeHead(isAlive ? 200 : 503, {
    ...plainText,
    ...(!isAlive && { 'Retry-After': '2' }),
  });
  response.end(isAlive ? 'alive' : 'Greffe is starting.');
};

/**
 * Opens the port. Without a host it is this machine alone, by both its addresses.
 * Throws a StartFault when the port cannot be had.
 */
export async function openPort(port: number, host: string | undefined): Promise<Listener> {
  let handle = starting;
  const answer: RequestListener = (request, response) => handle(request, response);
  const servers = await listen(port, host, answer);
  return {
    serve(next) {
      handle = next;
    },
    async close({ drain = 0, patience = 0 } = {}) {
      handle = leaving(handle);
      // Whoever waits for an answer gets it on a connection that ends with it.
      if (drain > 0) await pause(drain);
      const closed = Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      for (const server of servers) server.closeIdleConnections();
      await Promise.race([closed, pause(patience, undefined, { ref: false })]);
      for (const server of servers) server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(port: number, host: string | undefined, answer: RequestListener): Promise<Server[]> {
  if (host !== 'localhost') return [await listenOn(port, host, answer)];
  const first = await listenOn(port, '127.0.0.1', answer);
  const second = await listenOn(port, '::1', answer).catch((error: unknown) => {
    // Many machines have no IPv6. On those that have, another program on ::1 would take half the visitors.
    if (error instanceof StartFault && !/in use/.test(error.message)) return undefined;
    first.close();
    throw error;
  });
  return second ? [first, second] : [first];
}

/**
 * Milliseconds that a connection may be idle. Longer than whatever shares out requests keeps one (60 seconds for most): who
 * ends it first must be the one that sends, or a request meets a door that is closing and gets no answer.
 */
const keepAlive = 75_000;

function listenOn(port: number, host: string | undefined, answer: RequestListener): Promise<Server> {
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: keepAlive },
    answer,
  );
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portFault(error, port, host)));
    server.listen({ port, ...(host !== undefined && { host }) }, () => resolve(server));
  });
}

function portFault(error: Error, port: number, host: string | undefined): StartFault {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new StartFault(
        `Port ${port} is in use by another program: stop that one, or choose another port, for example: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new StartFault(
        `This user may not open port ${port}: choose one above 1023, for example: PORT=4000 npm start`,
      );
    default:
      return new StartFault(
        `Greffe cannot listen on ${host ?? 'any address'}, port ${port} (${errorCode(error) ?? error.message}): look at GREFFE_HOST and PORT.`,
      );
  }
}
