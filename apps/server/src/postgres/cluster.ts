import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { diskFault, diskFaultInWords } from '../faults/disk.ts';
import { StartFault } from '../faults/StartFault.ts';
import { under } from './account.ts';
import type { PostgresHome } from './home.ts';
import { postgresEnvironment, superuser } from './initialise.ts';

export interface RunningCluster {
  port: number;
  /** Resolves with PostgreSQL's last words when it ends by itself; never after `stop`. */
  died: Promise<string>;
  stop(): Promise<void>;
}

interface Attempt {
  child: ChildProcess;
  port: number;
  said(): Promise<string>;
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // A log of ours never carries the values of a row: no statements, no "Key (niss)=(…) already exists".
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const transient = /Address already in use|pre-existing shared memory block/i;

/** Starts PostgreSQL on its cluster, at a free port unless one is given, and waits until it answers, through a recovery too. */
export async function startCluster(
  home: PostgresHome,
  dataFolder: string,
  password: string,
  say: (line: string) => void,
  port?: number,
): Promise<RunningCluster> {
  for (let tries = 1; ; tries += 1) {
    const attempt = await launch(home, dataFolder, port ?? (await freePort()));
    if (await answers(attempt, password, say)) return running(attempt);
    const words = await attempt.said();
    if (!transient.test(words) || tries === 20) {
      const fault = diskFaultInWords(words, dataFolder);
      throw fault ?? new StartFault(`PostgreSQL did not start:\n${words.trim()}`);
    }
    await pause(250);
  }
}

async function launch(home: PostgresHome, dataFolder: string, port: number): Promise<Attempt> {
  const file = join(dataFolder, 'postgres.log');
  try {
    if (((await stat(file).catch(() => undefined))?.size ?? 0) > 5_000_000) await rename(file, `${file}.1`);
    const log = await open(file, 'a', 0o600);
    const from = (await log.stat()).size;
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const {
      file: program,
      args,
      options,
    } = under(home.account, home.binaries.postgres, ['-D', home.cluster, '-p', String(port), ...flags]);
    const child = spawn(program, args, {
      ...options,
      env: postgresEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      // A Ctrl+C in the terminal is for the server, which lets requests finish before it stops PostgreSQL.
      detached: true,
    });
    await once(child, 'spawn').finally(() => log.close());
    return { child, port, said: async () => (await readFile(file)).subarray(from).toString().slice(-4000) };
  } catch (error) {
    throw diskFault(error, dataFolder);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** False when the process ended instead. A recovery after a crash may take long: there is no limit on it. */
async function answers(
  { child, port }: Attempt,
  password: string,
  say: (line: string) => void,
): Promise<boolean> {
  const started = Date.now();
  let told = started;
  while (!hasEnded(child)) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, password, database: superuser });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '28P01') {
        child.kill('SIGINT');
        throw new StartFault(
          'The password of PostgreSQL in the data folder (superuser.secret) is not the one the data were made with: put the file back from a backup.',
        );
      }
    } finally {
      await client.end().catch(() => {});
    }
    if (Date.now() - told > 5_000) {
      told = Date.now();
      say(`PostgreSQL is recovering its data, ${Math.round((told - started) / 1000)} s so far.`);
    }
    await pause(20);
  }
  return false;
}

function running({ child, port, said }: Attempt): RunningCluster {
  let stopping = false;
  const ended = hasEnded(child) ? Promise.resolve() : once(child, 'exit').then(() => {});
  const died = new Promise<string>((resolve) => {
    ended.then(async () => {
      if (!stopping) resolve(await said());
    });
  });
  const stop = async () => {
    stopping = true;
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (hasEnded(child)) return;
      child.kill(signal);
      await Promise.race([ended, pause(10_000, undefined, { ref: false })]);
    }
  };
  return { port, died, stop };
}
