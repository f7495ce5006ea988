import { randomBytes } from 'node:crypto';
import { chown, cp, lchown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
  const isThere = cluster !== join(dataFolder, 'postgres');
  const name = `greffe-${randomBytes(6).toString('hex')}`;
  const homes = isThere
    ? [dirname(cluster)]
    : ['/var/lib', '/srv', '/var/tmp'].map((parent) => join(parent, name));
  for (const home of homes) {
    const copies = await copyBinaries(binaries, home);
    const account = copies && (await rootAccount(copies, home));
    if (copies && account) {
      const target = join(home, 'postgres');
      if (!isThere) await move(dataFolder, cluster, target);
      await own(target, account);
      say(`PostgreSQL may not run as root nor be reached here, so its data are in ${home}.`);
      return { cluster: target, binaries: copies, account };
    }
    if (!isThere) await rm(home, { recursive: true, force: true });
  }
  throw new StartFault(
    'PostgreSQL refuses to run as root and no way was found to run it as another user: start Greffe as an ordinary user, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  );
}

/** The pointer is written between copy and removal: whatever interrupts, one whole cluster is found. */
async function move(dataFolder: string, from: string, to: string): Promise<void> {
  if (await exists(from)) await cp(from, to, { recursive: true });
  await writeFile(join(dataFolder, pointerName), `${to}\n`, { flush: true });
  await rm(from, { recursive: true, force: true });
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
