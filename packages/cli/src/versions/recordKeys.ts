import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordKeys } from '@greffe/service';

/**
 * The master keys of the server's environment, or the one in its data folder (`GREFFE_DATA`, else `.greffe`); where there is none,
 * keys that open nothing: most commands need none.
 */
export async function readRecordKeys(folder = process.env.GREFFE_DATA ?? '.greffe'): Promise<RecordKeys> {
  const { noRecordKeys, recordKeysOf } = await import('@greffe/service');
  const kept = await readFile(join(folder, 'record.secret'), 'utf8').catch(() => undefined);
  const secret = process.env.GREFFE_RECORD_KEY ?? kept?.trim();
  const former = (process.env.GREFFE_RECORD_KEYS_FORMER ?? '').split(/\s+/).filter((text) => text !== '');
  return secret === undefined ? noRecordKeys : recordKeysOf(secret, former);
}
