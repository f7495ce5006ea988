import { open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { connect, writeBackup } from '@greffe/database/node';
import { readHead } from '@greffe/service/audit';
import { EXIT, type Output } from '../output.ts';

/** Writes the backup, readable by its owner alone, and says which head of the audit it holds. */
export async function backup(
  url: string,
  file: string,
  { json }: { readonly json: boolean },
  output: Output,
): Promise<number> {
  const database = connect(url, { size: 1 });
  // Read before the rows: whatever is sealed meanwhile comes on top of it.
  const head = await readHead(database).finally(() => database.close());
  if (file === '-') {
    await writeBackup(url, process.stdout, head);
    return EXIT.good;
  }
  const path = resolve(file);
  const handle = await open(path, 'wx', 0o600);
  let rows: Readonly<Record<string, number>>;
  try {
    ({ rows } = await writeBackup(url, handle.createWriteStream({ flush: true }), head));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    // Closed already by a backup that was written to its end.
    await handle.close().catch(() => {});
  }
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  if (json) output.out(JSON.stringify({ file: path, rows, head }));
  else {
    output.out(`${total} rows of ${Object.keys(rows).length} tables were written to ${path}.`);
    output.out(
      head === undefined
        ? 'Nothing was sealed yet: the backup has no head of the audit.'
        : `The audit’s head is seal ${head.seal} of ${head.at}. Keep the keys of the server elsewhere: without them the histories in this file cannot be read.`,
    );
  }
  return EXIT.good;
}
