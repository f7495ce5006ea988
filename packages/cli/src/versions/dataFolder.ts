import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Accounts of a data folder's PostgreSQL, and the file that holds the password of each. */
const accounts = { greffe_app: 'app.secret', postgres: 'superuser.secret' } as const;

/**
 * The address of the PostgreSQL that a running server keeps in its data folder, by default as the role that serves;
 * undefined where there is none, or none that runs. Whoever can read the folder's secrets may do what the server does.
 */
export async function addressInDataFolder(
  folder: string,
  account: keyof typeof accounts = 'greffe_app',
): Promise<string | undefined> {
  try {
    const elsewhere = await readFile(join(folder, 'postgres-folder'), 'utf8').catch(() => '');
    const cluster = elsewhere.trim() || join(folder, 'postgres');
    const [pid, , , port] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    if (!isAlive(Number(pid)) || !/^\d+$/.test(port ?? '')) return undefined;
    const password = (await readFile(join(folder, accounts[account]), 'utf8')).trim();
    return `postgres://${account}:${encodeURIComponent(password)}@127.0.0.1:${port}/greffe`;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
