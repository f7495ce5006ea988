import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Milliseconds between two looks at who is ready. */
const probing = 100;

/**
 * What stands in front of several servers: hands out requests in turn to those that say they are ready, over connections
 * that it keeps. Like the usual ones it tries another server where a connection is refused, when nothing was sent yet, and
 * never where an answer did not come: nobody knows what happened then.
 */
export class Balancer {
  #turn = 0;
  readonly #ready = new Set<string>();
  #behind: string[] = [];
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((asked, answer) => void this.#forward(asked, answer));
  #timer: NodeJS.Timeout | undefined;
  /** Requests that got no answer from behind. */
  failed = 0;
  /** Milliseconds that the slowest look took: a server that leaves must serve on for twice as long. */
  slowestLook = 0;
  /** How many requests each server was handed. */
  readonly handed = new Map<string, number>();

  async start(): Promise<this> {
    this.#server.listen(0, 'localhost');
    await once(this.#server, 'listening');
    let last = performance.now();
    const look = async () => {
      await Promise.all(this.#behind.map((url) => this.#probe(url)));
      this.slowestLook = Math.max(this.slowestLook, Math.round(performance.now() - last));
      last = performance.now();
      if (this.#server.listening) this.#timer = setTimeout(look, probing);
    };
    await look();
    return this;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on requests go to these, as soon as they are ready. */
  async lead(...urls: readonly string[]): Promise<void> {
    this.#behind = [...urls];
    for (const url of this.#ready) if (!urls.includes(url)) this.#ready.delete(url);
    await Promise.all(urls.map((url) => this.#probe(url)));
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#behind = [];
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
    await once(this.#server, 'close');
  }

  async #probe(url: string): Promise<void> {
    const isReady = await new Promise<boolean>((resolve) => {
      if (!this.#server.listening) return resolve(false);
      // In development a server answers by the name alone that people use.
      const headers = { host: new URL(this.url).host, connection: 'close' };
      const sent = request(`${url}/health/ready`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      });
      sent.on('error', () => resolve(false)).end();
    });
    if (isReady && this.#behind.includes(url)) this.#ready.add(url);
    else this.#ready.delete(url);
  }

  async #forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const ready = [...this.#ready];
    this.#turn += 1;
    const inTurn = ready.map((_, index) => ready[(this.#turn + index) % ready.length] ?? '');
    for (const url of inTurn) {
      const outcome = await this.#hand(url, asked, body, answer);
      if (outcome === 'answered') return;
      if (outcome === 'lost') break;
      this.#ready.delete(url);
    }
    this.failed += 1;
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502).end();
  }

  #hand(
    url: string,
    asked: IncomingMessage,
    body: Buffer,
    answer: ServerResponse,
  ): Promise<'answered' | 'refused' | 'lost'> {
    const headers = { ...asked.headers, 'x-forwarded-for': '192.0.2.1' };
    return new Promise((resolve) => {
      const sent = request(
        `${url}${asked.url}`,
        { agent: this.#agent, method: asked.method, headers },
        (got) => {
          this.handed.set(url, (this.handed.get(url) ?? 0) + 1);
          // The connection to a server is none of the asker's.
          const { connection: _, 'keep-alive': __, ...rest } = got.headers;
          answer.writeHead(got.statusCode ?? 502, rest);
          got.pipe(answer);
          got.on('end', () => resolve('answered'));
          got.on('error', () => resolve('lost'));
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) =>
        resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'lost'),
      );
      sent.end(body);
    });
  }
}
