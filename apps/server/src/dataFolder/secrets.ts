import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFault, errorCode } from '../faults/disk.ts';

/**
 * A secret of 256 bits that lives in the data folder, made on the first call and read on the next.
 * The file belongs to the server's user alone (mode 600).
 */
export async function keptSecret(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw diskFault(error, folder);
  }
  const secret = randomBytes(32).toString('base64url');
  try {
    await writeFile(`${file}.new`, `${secret}\n`, { mode: 0o600, flush: true });
    await rename(`${file}.new`, file);
  } catch (error) {
    throw diskFault(error, folder);
  }
  return secret;
}
