import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFault, diskFaultInWords, errorCode } from '../faults/disk.ts';
import { StartFault } from '../faults/StartFault.ts';
import { under } from './account.ts';
import type { PostgresHome } from './home.ts';

export const superuser = 'postgres';

/** The environment of every PostgreSQL program: nothing of ours, and messages that we can read. */
export const postgresEnvironment = () => ({ PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' });

/** Makes the cluster when there is none; refuses one of another major version. */
export async function initialise(
  home: PostgresHome,
  password: string,
  say: (line: string) => void,
): Promise<void> {
  const version = await clusterVersion(home.cluster);
  if (version === undefined) {
    say(`Making a PostgreSQL ${home.binaries.major} of its own in ${home.cluster}`);
    return make(home, password);
  }
  if (version !== String(home.binaries.major)) {
    throw new StartFault(
      `The data in ${home.cluster} are of PostgreSQL ${version} and this Greffe brings PostgreSQL ${home.binaries.major}: back them up with the Greffe that made them (npx greffe db backup) and restore them into a new folder given by GREFFE_DATA.`,
    );
  }
}

async function clusterVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw diskFault(error, cluster);
  }
}

/** Into a folder beside it first: an interrupted start leaves no half of a cluster behind. */
async function make(home: PostgresHome, password: string): Promise<void> {
  const { owner } = home.account;
  const draft = `${home.cluster}.new`;
  const passwordFile = join(dirname(home.cluster), 'initdb.password');
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (owner) {
      await chown(draft, owner.uid, owner.gid);
      await chown(passwordFile, owner.uid, owner.gid);
    }
    const output = await runInitdb(home, draft, passwordFile);
    if (output !== undefined) {
      const fault = diskFaultInWords(output, home.cluster);
      throw fault ?? new StartFault(`PostgreSQL could not make its data folder:\n${output.trim()}`);
    }
    await rename(draft, home.cluster);
  } catch (error) {
    throw diskFault(error, home.cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The output of an initdb that failed; undefined when it made the cluster. */
function runInitdb(home: PostgresHome, folder: string, passwordFile: string): Promise<string | undefined> {
  const { file, args, options } = under(home.account, home.binaries.initdb, [
    `--pgdata=${folder}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // The same order and case of letters on every machine, whatever its own locales are.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...options,
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-4000);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? undefined : output));
  });
}
