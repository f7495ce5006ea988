import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The address of the PostgreSQL that a running server keeps in its data folder, as the role that serves; undefined where
 * there is none, or none that runs. Whoever can read the folder's secrets may do what the server does.
 */
export async function addressInDataFolder(folder: string): Promise<string | undefined> {
  try {
    const elsewhere = await readFile(join(folder, 'postgres-folder'), 'utf8').catch(() => '');
    const cluster = elsewhere.trim() || join(folder, 'postgres');
    const [pid, , , port] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    if (!isAlive(Number(pid)) || !/^\d+$/.test(port ?? '')) return undefined;
    const password = (await readFile(join(folder, 'app.secret'), 'utf8')).trim();
    return `postgres://greffe_app:${encodeURIComponent(password)}@127.0.0.1:${port}/greffe`;
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
