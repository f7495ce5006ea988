import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../faults/disk.ts';
import { StartFault } from '../faults/StartFault.ts';
import { processIdentity } from './processIdentity.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Keeps a second server off the same data folder. The lock names the process and when it began, so that what
 * a killed server leaves behind is taken over even when another program got its number since.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'server.pid');
  const draft = join(folder, `server.pid.${process.pid}`);
  const mine = `${process.pid}\n${await processIdentity(process.pid)}\n`;
  await writeFile(draft, mine);
  try {
    while (!(await linked(draft, file))) {
      const theirs = await readFile(file, 'utf8').catch(() => '');
      const holder = await aliveHolder(theirs);
      if (holder !== undefined) {
        throw new StartFault(
          `Another Greffe (process ${holder}) is using the data folder ${folder}: stop it first, or set GREFFE_DATA to another folder.`,
        );
      }
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  return { release: () => rm(file, { force: true }) };
}

/** A hard link appears whole or not at all, so two servers that start at once cannot both have it. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function aliveHolder(content: string): Promise<number | undefined> {
  const [pid, identity] = content.split('\n');
  const holder = Number(pid);
  if (!Number.isInteger(holder) || holder <= 0 || !identity) return undefined;
  return (await processIdentity(holder)) === identity ? holder : undefined;
}
