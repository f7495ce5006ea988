import { parseArgs } from 'node:util';
import { EXIT, type Output } from '../output.ts';
import { addressInDataFolder } from '../versions/dataFolder.ts';
import { databaseSentence, noDatabase } from '../versions/openDatabase.ts';

export const dbUsage =
  'db backup|restore <file> [--database url | --data folder] [--head file]… [--key public-key]… [--json]   writes all of a server’s database into a file, or puts it into an empty one and proves its audit; the file - is the standard output or input';

const options = {
  database: { type: 'string' },
  data: { type: 'string' },
  head: { type: 'string', multiple: true, default: [] as string[] },
  key: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** `greffe db`: the whole database out, and back in. */
export async function db(args: readonly string[], output: Output): Promise<number> {
  const wrong = (message: string) => {
    output.error(`${message}\n\ngreffe ${dbUsage}`);
    return EXIT.wrongUse;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [what, file] = positionals;
  if (positionals.length !== 2 || file === undefined || (what !== 'backup' && what !== 'restore'))
    return wrong('Say backup or restore, and the file.');
  const url =
    values.data === undefined
      ? (values.database ?? process.env.DATABASE_URL)
      : await addressInDataFolder(values.data, 'postgres');
  if (url === undefined) return wrong(values.data === undefined ? noDatabase : notRunning);
  try {
    if (what === 'backup') {
      const { backup } = await import('../backup/backup.ts');
      return await backup(url, file, values, output);
    }
    const { restore } = await import('../backup/restore.ts');
    return await restore(url, file, values, output);
  } catch (error) {
    output.error(await faultSentence(error));
    return EXIT.wrongUse;
  }
}

const notRunning =
  'No database runs in this data folder: start the server on it first, and leave it running meanwhile.';

const sentences: Readonly<Record<string, string>> = {
  '42501':
    'This account may not do that. A backup needs one that row-level security does not bind (a superuser, or BYPASSRLS); a restore one that may act as greffe_owner and greffe_app.',
  '42P01': 'This database has no tables of Greffe: there is nothing to back up.',
  ENOENT: 'The file, or the folder that it is to stand in, is not there.',
  EACCES: 'The file cannot be read or written by this user.',
  EEXIST: 'The file is there already: a backup overwrites nothing.',
  ENOSPC: 'The disk is full: the backup was not finished.',
  '53100': 'The disk of the database is full: nothing was restored.',
};

/** Never the database's own message, which may quote a row. */
async function faultSentence(error: unknown): Promise<string> {
  const { databaseFault } = await import('@greffe/database');
  const { BackupFault } = await import('@greffe/database/node');
  if (error instanceof BackupFault) return error.message;
  const code =
    databaseFault(error)?.code ?? (error instanceof Error && 'code' in error ? String(error.code) : '');
  return sentences[code] ?? databaseSentence(error);
}
