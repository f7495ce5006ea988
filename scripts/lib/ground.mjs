import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, wherever it was cloned. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const windows = process.platform === 'win32';

/** The Node 24 that the lock file pins; installed by `npm ci` like any other dependency. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** A problem that is told to the person as one sentence, without a stack. */
export class Sentence extends Error {}

const smallestFreeSpace = 20 * 1024 * 1024;

/** Whether the disk under the repository is as good as full. */
export function isDiskFull(folder = root) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < smallestFreeSpace;
  } catch {
    return false;
  }
}

const reasons = {
  EROFS: 'it is on a read-only disk: clone Greffe to a folder that can be written to',
  EACCES: 'it does not belong to this user: clone Greffe to a folder of your own, or change its owner',
  EPERM: 'this user may not: clone Greffe to a folder of your own, or change its owner',
  ENOSPC: 'the disk is full: free some space (1 GB is enough) and try again',
  EDQUOT: 'the disk quota is used up: free some space (1 GB is enough) and try again',
};

/** The sentence for an error of the file system, or undefined when it is another error. */
export function diskSentence(error, folder = root) {
  const reason = reasons[error?.code];
  return reason && `Greffe cannot write in ${folder}: ${reason}.`;
}

/** Throws a Sentence when nothing can be written in the repository. */
export function checkWritable() {
  const probe = join(root, `.greffe-probe-${process.pid}`);
  try {
    mkdirSync(probe);
    writeFileSync(join(probe, 'probe'), Buffer.alloc(64 * 1024));
  } catch (error) {
    throw new Sentence(diskSentence(error) || `Greffe cannot write in ${root}: ${error.message}`);
  } finally {
    try {
      rmSync(probe, { recursive: true, force: true });
    } catch {
      // Nothing was written, so nothing is left.
    }
  }
}

/**
 * A Node that is not inside node_modules. `npm ci` empties that folder while it runs, and under
 * `npm start` the first `node` of the PATH is the one in there.
 */
export function nodeOutside() {
  const inside = join(root, 'node_modules') + sep;
  if (!process.execPath.startsWith(inside)) return process.execPath;
  const name = windows ? 'node.exe' : 'node';
  const found = (process.env.PATH || '')
    .split(delimiter)
    .filter((folder) => folder && !`${resolve(folder)}${sep}`.startsWith(inside))
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
  return found || process.execPath;
}

/** Prints a Sentence alone, and any other error whole; the process will end with its exit code, or 1. */
export function report(error) {
  if (error instanceof Sentence) console.error(`\n${error.message}`);
  else if (!error.exitCode) console.error(error);
  process.exitCode = error.exitCode || 1;
}
