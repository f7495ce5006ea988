import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nativeFolder, readableByOthers } from './binaries.ts';

const run = promisify(execFile);

export interface TestCluster {
  readonly adminUrl: string;
  /** Ends all of its processes at once, as the system does when it is out of memory; `start` brings it back. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Settings beside the usual ones. Without `fsync: 'on'` nothing has to survive. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where its folder is made (the temporary one). */
  readonly under?: string;
}

/** Starts a PostgreSQL of its own in a new folder, on a free port, and waits for it. */
export async function startCluster({
  settings = {},
  under = tmpdir(),
}: ClusterOptions = {}): Promise<TestCluster> {
  const account = process.getuid?.() === 0 ? await unprivilegedAccount() : undefined;
  const native = account === undefined ? await nativeFolder() : await readableByOthers(await nativeFolder());
  const folder = await mkdtemp(join(under, 'greffe-test-'));
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, 'admin\n');
  await chmod(folder, 0o700);
  if (account !== undefined) {
    await chown(folder, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const data = join(folder, 'data');
  const as = { ...account, cwd: folder };
  await run(
    join(native, 'bin', 'initdb'),
    [
      `--pgdata=${data}`,
      '--auth=scram-sha-256',
      '--username=admin',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-sync',
    ],
    as,
  );
  const port = await freePort();
  // A cluster that lives for one run has nothing to survive: what tests durability turns fsync on.
  const set = { fsync: 'off', max_connections: '200', unix_socket_directories: '', ...settings };
  const asked = Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const launch = () =>
    spawn(join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...asked], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  let server = launch();
  await untilReady(server);
  return {
    adminUrl: `postgres://admin:admin@127.0.0.1:${port}/postgres`,
    async kill() {
      const ended = once(server, 'exit');
      // Halted first, so that it makes no child that nobody counts, and mends nothing that is killed before it.
      server.kill('SIGSTOP');
      for (const pid of await childrenOf(server.pid ?? 0)) killNow(pid);
      server.kill('SIGKILL');
      await ended;
    },
    async start() {
      const isHeld = (error: unknown) => error instanceof Error && /still in use/.test(error.message);
      const until = Date.now() + 10_000;
      for (;;) {
        server = launch();
        try {
          return await untilReady(server);
        } catch (error) {
          // The system has not cleared away yet what was killed.
          if (!isHeld(error) || Date.now() > until) throw error;
        }
      }
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit');
        server.kill('SIGINT');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
      if (!native.includes('node_modules')) await rm(native, { recursive: true, force: true });
    },
  };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${said}`)));
    server.once('error', reject);
  });
}

async function childrenOf(parent: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, of]) => (of === parent && pid !== undefined ? [pid] : []));
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Ended by itself meanwhile.
  }
}

/** PostgreSQL refuses to run as root: it gets the account `postgres` where there is one, else `nobody`. */
async function unprivilegedAccount(): Promise<{ uid: number; gid: number }> {
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]).catch(() => undefined);
    if (ids !== undefined) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new Error('Running as root, PostgreSQL needs another account: neither postgres nor nobody exists.');
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
