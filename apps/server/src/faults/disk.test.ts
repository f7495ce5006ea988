import { describe, expect, it } from 'vitest';
import { diskFault, diskFaultInWords } from './disk.ts';
import { StartFault } from './StartFault.ts';

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('a fault of the disk', () => {
  it.each([
    ['ENOSPC', /the disk is full: free some space/],
    ['EACCES', /may not read or write there/],
    ['EROFS', /read-only/],
    ['ENOENT', /cannot be made/],
    ['ENOTDIR', /a part of that path is a file/],
  ])('%s becomes a sentence that names the folder', (code, sentence) => {
    const fault = diskFault(withCode(code), '/data');
    expect(fault).toBeInstanceOf(StartFault);
    expect(String(fault)).toMatch(sentence);
    expect(String(fault)).toContain('/data');
  });

  it('leaves another error as it is', () => {
    const error = withCode('EMFILE');
    expect(diskFault(error, '/data')).toBe(error);
  });

  it.each([
    ['FATAL:  could not write to file "pg_wal/xlogtemp.42": No space left on device', /the disk is full/],
    [
      'initdb: error: could not create directory "/data/postgres": Permission denied',
      /may not read or write/,
    ],
    ['PANIC:  could not write to file: Read-only file system', /read-only/],
  ])('is read in PostgreSQL’s words: %s', (words, sentence) => {
    expect(String(diskFaultInWords(words, '/data'))).toMatch(sentence);
  });

  it('is not read in words about something else', () => {
    expect(diskFaultInWords('FATAL:  role "x" does not exist', '/data')).toBeUndefined();
  });
});
