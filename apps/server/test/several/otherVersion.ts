import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Packages of our own, which another version must not find here. */
const own = '@greffe';

/** The sources of an earlier commit in a folder of their own, on what is installed here. */
export interface OtherVersion {
  /** Its server's program. */
  readonly program: string;
  remove(): Promise<void>;
}

/** Lays out a commit's sources so that they run: its own packages are its own, all others those of this clone. */
export async function layOut(commit: string): Promise<OtherVersion> {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-version-'));
  await extract(commit, folder);
  for (const workspaces of ['packages', 'apps']) {
    for (const name of await readdir(join(folder, workspaces))) {
      const installed = join(root, workspaces, name, 'node_modules');
      const isThere = await access(installed).then(
        () => true,
        () => false,
      );
      if (isThere) await symlink(installed, join(folder, workspaces, name, 'node_modules'));
    }
  }
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, own), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name !== own) await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  // Relative ones: in the other folder they lead to its own packages.
  for (const name of await readdir(join(root, 'node_modules', own))) {
    await symlink(await readlink(join(root, 'node_modules', own, name)), join(modules, own, name));
  }
  return {
    program: join(folder, 'apps', 'server', 'src', 'main.ts'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function extract(commit: string, folder: string): Promise<void> {
  const archive = spawn('git', ['-C', root, 'archive', commit], { stdio: ['ignore', 'pipe', 'inherit'] });
  const unpack = spawn('tar', ['-x', '-C', folder], { stdio: [archive.stdout, 'inherit', 'inherit'] });
  const codes = await Promise.all([once(archive, 'exit'), once(unpack, 'exit')]);
  if (codes.some(([code]) => code !== 0))
    throw new Error(`No sources of ${commit}: is it a commit of this clone?`);
}
