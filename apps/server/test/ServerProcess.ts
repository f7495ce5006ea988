import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
/** Node keeps there what it has compiled, as under `npm start`. */
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url));

/** A port of this machine that nobody has at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** The real server as its own process, as `npm start` runs it. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = '';
  #complaints = '';

  /** `program` is another version's, where it is said. */
  constructor(port: number, env: Record<string, string>, program = main) {
    this.url = `http://localhost:${port}`;
    this.#child = spawn(process.execPath, [program], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_COMPILE_CACHE: compiled,
        PORT: String(port),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#complaints += chunk.toString();
    });
    this.#ended = once(this.#child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get output(): string {
    return this.#output;
  }

  /** Waits for the line that says "ready"; throws with everything that was said when the process ends instead. */
  async ready(): Promise<this> {
    const line = new Promise<void>((resolve) => {
      const look = () => {
        if (/^ready http:\S+$/m.test(this.#output)) resolve();
      };
      this.#child.stdout?.on('data', look);
      look();
    });
    const outcome = await Promise.race([line.then(() => 'ready' as const), this.#ended]);
    if (outcome !== 'ready') {
      // Its reason in the first line, which is all that some lists of failures show.
      throw new Error(`the server ended with ${outcome}: ${this.#complaints.trim()}\n${this.#output}`);
    }
    return this;
  }

  /** The exit code, once the process has ended. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    return this.#ended;
  }
}
