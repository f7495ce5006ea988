import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLine, processIdentity } from '../dataFolder/processIdentity.ts';
import { StartFault } from '../faults/StartFault.ts';

/**
 * Clears what a killed server left: a PostgreSQL that still runs on the cluster is stopped (its own recovery
 * keeps all that was committed), and a postmaster.pid whose number another program has by now is removed.
 * Only the holder of the data folder's lock may call this.
 */
export async function clearLeftovers(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (!(await commandLine(pid)).includes(cluster)) {
    await rm(file, { force: true });
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    await stopped(pid, signal);
    if ((await processIdentity(pid)) === undefined) return;
  }
  throw new StartFault(
    `An earlier PostgreSQL (process ${pid}) still runs on ${cluster} and does not end: end that process, or start the machine again.`,
  );
}

async function stopped(pid: number, signal: NodeJS.Signals): Promise<void> {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline && (await processIdentity(pid)) !== undefined) await pause(25);
}
