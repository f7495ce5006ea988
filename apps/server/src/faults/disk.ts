import { StartFault } from './StartFault.ts';

/** The `code` of an error of Node's file system or network functions. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full: free some space and start again; what was saved is safe',
  EDQUOT: 'the disk quota is used up: free some space and start again; what was saved is safe',
  EROFS: 'the disk is read-only: set GREFFE_DATA to a folder that can be written to',
  EACCES:
    'this user may not read or write there: change the owner of the folder, or set GREFFE_DATA to another one',
  EPERM: 'this user may not do that there: change the owner of the folder, or set GREFFE_DATA to another one',
  // What Node answers when a folder cannot be made on a read-only disk.
  ENOENT:
    'it is not there and cannot be made (is the disk read-only?): set GREFFE_DATA to a folder that can be written to',
  ENOTDIR: 'a part of that path is a file: set GREFFE_DATA to a folder',
  EEXIST: 'it is a file: set GREFFE_DATA to a folder',
  ENAMETOOLONG: 'the path is too long: set GREFFE_DATA to a shorter one',
  EIO: 'the disk reports a fault: look at the machine before starting again',
};

/** PostgreSQL says in words what Node says in codes. */
const words: [RegExp, string][] = [
  [/No space left on device/i, 'ENOSPC'],
  [/Disk quota exceeded/i, 'EDQUOT'],
  [/Read-only file system/i, 'EROFS'],
  [/Input\/output error/i, 'EIO'],
  [/Permission denied|Operation not permitted/i, 'EACCES'],
];

/** The fault for an error of Node's file system in `folder`, or the error itself when it is of another kind. */
export function diskFault(error: unknown, folder: string): unknown {
  const reason = reasons[errorCode(error) ?? ''];
  return reason ? new StartFault(`Greffe cannot use the data folder ${folder}: ${reason}.`) : error;
}

/** The fault that PostgreSQL's own messages tell of, when they tell of the disk. */
export function diskFaultInWords(output: string, folder: string): StartFault | undefined {
  const found = words.find(([pattern]) => pattern.test(output));
  const reason = found && reasons[found[1]];
  return reason ? new StartFault(`PostgreSQL cannot use the data folder ${folder}: ${reason}.`) : undefined;
}
