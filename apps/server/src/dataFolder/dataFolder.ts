import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { diskFault, errorCode } from '../faults/disk.ts';
import { StartFault } from '../faults/StartFault.ts';
import { type FolderLock, lockFolder } from './lock.ts';

export interface DataFolder {
  path: string;
  isNew: boolean;
  lock: FolderLock;
}

interface Marker {
  application: string;
  format: number;
  createdAt: string;
}

const markerName = 'greffe.json';
const currentFormat = 1;
/** A disk mounted as the data folder brings this one along. */
const harmless = new Set(['lost+found']);

/**
 * Opens the folder that holds all data of this server, and makes it when there is none.
 * A folder with other people's files in it is refused, so that a mistyped path never harms them.
 * Throws a StartFault when the folder is foreign, not readable, or in use by another server.
 */
export async function openDataFolder(given: string): Promise<DataFolder> {
  const path = resolve(given);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const names = (await readdir(path)).filter((name) => !harmless.has(name));
    const isNew = names.length === 0;
    if (isNew) await writeMarker(path);
    else await checkMarker(path);
    // Root runs PostgreSQL as another user, who has to pass through; each file in here has its own mode.
    if (process.getuid?.() === 0) await chmod(path, 0o711);
    return { path, isNew, lock: await lockFolder(path) };
  } catch (error) {
    throw diskFault(error, path);
  }
}

async function writeMarker(path: string): Promise<void> {
  const marker: Marker = {
    application: 'greffe',
    format: currentFormat,
    createdAt: new Date().toISOString(),
  };
  await writeFile(join(path, markerName), `${JSON.stringify(marker, null, 2)}\n`, { flag: 'wx' });
}

async function checkMarker(path: string): Promise<void> {
  const marker = parseMarker(await readMarker(path));
  if (marker?.application !== 'greffe') {
    throw new StartFault(
      `The folder ${path} holds files that are not Greffe's (it has no ${markerName} of Greffe), so nothing was written there: set GREFFE_DATA to an empty or a new folder.`,
    );
  }
  if (marker.format > currentFormat) {
    throw new StartFault(
      `The data in ${path} were made by a newer Greffe: start that one, or set GREFFE_DATA to a new folder.`,
    );
  }
}

async function readMarker(path: string): Promise<string> {
  try {
    return await readFile(join(path, markerName), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function parseMarker(text: string): Marker | undefined {
  try {
    const marker: unknown = JSON.parse(text);
    if (typeof marker !== 'object' || marker === null) return undefined;
    const { application, format, createdAt } = marker as Partial<Marker>;
    return { application: String(application), format: Number(format), createdAt: String(createdAt) };
  } catch {
    return undefined;
  }
}
