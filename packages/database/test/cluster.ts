import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nativeFolder, readableByOthers } from './binaries.ts';

const run = promisify(execFile);

export interface TestCluster {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of its own in a new folder under the temporary one, on a free port, and waits for it. */
export async function startCluster(): Promise<TestCluster> {
  const account = process.getuid?.() === 0 ? await unprivilegedAccount() : undefined;
  const native = account === undefined ? await nativeFolder() : await readableByOthers(await nativeFolder());
  const folder = await mkdtemp(join(tmpdir(), 'greffe-test-'));
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
  const server = spawn(
    join(native, 'bin', 'postgres'),
    // A cluster that lives for one run has nothing to survive: durability has its own tests, with fsync on.
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
      '-c',
      'unix_socket_directories=',
    ],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${said}`)));
    server.once('error', reject);
  });
  return {
    adminUrl: `postgres://admin:admin@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
      if (!native.includes('node_modules')) await rm(native, { recursive: true, force: true });
    },
  };
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
