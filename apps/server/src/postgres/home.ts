import { createHash } from 'node:crypto';
import { chown, cp, lchown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../faults/disk.ts';
import { StartFault } from '../faults/StartFault.ts';
import { type Account, ownAccount, rootAccount } from './account.ts';
import { binariesIn, type PostgresBinaries } from './binaries.ts';

/** Where a PostgreSQL lives, with which programs, and as whom it runs. */
export interface PostgresHome {
  cluster: string;
  binaries: PostgresBinaries;
  account: Account;
}

/** Names the folder of the cluster where it could not be in the data folder itself. */
const pointerName = 'postgres-folder';

/** Finds a way to run PostgreSQL on the data folder, whoever started this process. */
export async function settle(
  dataFolder: string,
  binaries: PostgresBinaries,
  say: (line: string) => void,
): Promise<PostgresHome> {
  const cluster = await clusterFolder(dataFolder);
  if (process.getuid?.() !== 0) return { cluster, binaries, account: await ownAccount() };
  const elsewhere = cluster !== join(dataFolder, 'postgres');
  const account = elsewhere ? undefined : await rootAccount(binaries, dataFolder);
  if (account) {
    await own(cluster, account);
    return { cluster, binaries, account };
  }
  return outside(dataFolder, cluster, binaries, say);
}

async function clusterFolder(dataFolder: string): Promise<string> {
  const pointer = await readFile(join(dataFolder, pointerName), 'utf8').catch(() => '');
  return pointer.trim() || join(dataFolder, 'postgres');
}

/**
 * The last way out for root: copies in a folder that the user postgres may reach.
 * Data that were in the data folder until now move along.
 */
async function outside(
  dataFolder: string,
  cluster: string,
  binaries: PostgresBinaries,
  say: (line: string) => void,
): Promise<PostgresHome> {
  const name = `greffe-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`;
  for (const parent of ['/var/lib', '/srv', '/var/tmp']) {
    const home = join(parent, name);
    const copies = await copyBinaries(binaries, home);
    const account = copies && (await rootAccount(copies, home));
    if (!copies || !account) continue;
    const target = join(home, 'postgres');
    if (cluster !== target && (await exists(cluster))) await cp(cluster, target, { recursive: true });
    await writeFile(join(dataFolder, pointerName), `${target}\n`, { flush: true });
    if (cluster !== target) await rm(cluster, { recursive: true, force: true });
    await own(target, account);
    say(`PostgreSQL may not run as root nor be reached here, so its data are in ${home}.`);
    return { cluster: target, binaries: copies, account };
  }
  throw new StartFault(
    'PostgreSQL refuses to run as root and no way was found to run it as another user: start Greffe as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  );
}

async function copyBinaries(binaries: PostgresBinaries, home: string): Promise<PostgresBinaries | undefined> {
  const target = join(home, `postgresql-${binaries.major}`);
  try {
    await mkdir(home, { recursive: true, mode: 0o755 });
    if (!(await exists(target)))
      await cp(binaries.folder, target, { recursive: true, verbatimSymlinks: true });
    return await binariesIn(target);
  } catch {
    return undefined;
  }
}

/** Gives the cluster's files to the account; nothing to do from the second start on. */
async function own(cluster: string, { owner }: Account): Promise<void> {
  if (!owner || !(await exists(cluster)) || (await stat(cluster)).uid === owner.uid) return;
  for (const entry of await readdir(cluster, { recursive: true })) {
    await lchown(join(cluster, entry), owner.uid, owner.gid);
  }
  // Last, so that an interrupted change is taken up again by the test above.
  await chown(cluster, owner.uid, owner.gid);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
