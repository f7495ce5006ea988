import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Sent {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A client that keeps its connections, one for each of `connections` at work. */
export function createClient(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  const ask = ({ method, path, headers, body }: Ask): Promise<Sent> =>
    new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        { agent, hostname, port, method, path, headers: { ...headers, ...length } },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
          );
          answer.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each answer. */
  readonly latencies: readonly number[];
}

/**
 * Keeps every connection at work for some seconds: each sends its next request when it has the answer to its last.
 * Throws on the first answer that is not good: a figure of refusals is none.
 */
export async function load(
  connections: number,
  seconds: number,
  next: (connection: number) => Promise<Sent>,
): Promise<Load> {
  const latencies: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  const work = async (connection: number) => {
    while (performance.now() < end) {
      const sentAt = performance.now();
      const { status, body } = await next(connection);
      if (status >= 300) throw new Error(`Refused with ${status}: ${body.slice(0, 500)}`);
      latencies.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)));
  return { perSecond: (latencies.length / (performance.now() - began)) * 1000, latencies };
}
