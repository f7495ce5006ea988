import { execFile } from 'node:child_process';
import { chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './binaries.ts';

const execute = promisify(execFile);

/** As whom PostgreSQL runs, and the command line that makes it so. */
export interface Account {
  /** Who owns PostgreSQL's files; absent where it is simply the user of this process. */
  owner?: User;
  /** Put before the command line. */
  prefix: readonly string[];
  /** Left to Node to change to, where no program for it is installed. */
  spawnAs?: User;
}

interface User {
  uid: number;
  gid: number;
}

/** What to spawn so that `program` runs under the account. */
export function under({ prefix, spawnAs }: Account, program: string, args: readonly string[]) {
  const [file = program, ...rest] = [...prefix, program, ...args];
  return { file, args: rest, options: { cwd: '/', ...spawnAs } };
}

/** Linux stops PostgreSQL when this process is killed; elsewhere the next start does it. */
const endsWithUs = ['--pdeathsig', 'INT'];

/** The account for a process that is not root: itself. */
export async function ownAccount(): Promise<Account> {
  const setpriv = ['setpriv', ...endsWithUs];
  return { prefix: (await succeeds([...setpriv, 'true'])) ? setpriv : [] };
}

/**
 * Root's case. PostgreSQL refuses to run as root, and another user cannot pass through a folder such as
 * /root to its program and its data. The ways out, the one that gives least away first:
 * another user; another user who may read through closed folders (a capability kept across the change);
 * a user namespace, in which root's own files belong to somebody who is not root.
 */
export async function rootAccount(binaries: PostgresBinaries, folder: string): Promise<Account | undefined> {
  const user = await findUser('postgres');
  const found = user && (await firstThatWorks(asUser(user), binaries, folder));
  if (found) return found;
  const inNamespace = await firstThatWorks(await inUserNamespace(user), binaries, folder);
  if (inNamespace) return inNamespace;
  const made = user ?? (await createUser());
  return made && (await firstThatWorks(asUser(made), binaries, folder));
}

function asUser(user: User): Account[] {
  const change = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...endsWithUs];
  const keeping = (capability: string) => [
    ...change,
    // Without this bit access(2), by which initdb looks for its neighbours, forgets the capability.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
  return [
    { owner: user, prefix: change },
    { owner: user, prefix: keeping('dac_read_search') },
    { owner: user, prefix: keeping('dac_override') },
    { owner: user, prefix: [], spawnAs: user },
  ];
}

async function inUserNamespace(user: User | undefined): Promise<Account[]> {
  // initdb wants a name for its user, so the number must stand in passwd.
  const inside = user ?? (await findUser('nobody'));
  if (!inside) return [];
  const map = ['unshare', '--user', `--map-user=${inside.uid}`, `--map-group=${inside.gid}`];
  const owner = { uid: 0, gid: 0 };
  return [
    { owner, prefix: [...map, 'setpriv', ...endsWithUs] },
    { owner, prefix: map },
  ];
}

async function findUser(name: string): Promise<User | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execute('id', [flag, name])));
    return uid && gid ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
  } catch {
    return undefined;
  }
}

async function createUser(): Promise<User | undefined> {
  const made =
    (await succeeds(['useradd', '--system', '--user-group', '--no-create-home', 'postgres'])) ||
    (await succeeds(['adduser', '-S', '-D', '-H', 'postgres']));
  return made ? findUser('postgres') : undefined;
}

async function firstThatWorks(accounts: Account[], binaries: PostgresBinaries, folder: string) {
  for (const account of accounts) {
    if (await canWork(account, binaries, folder)) return account;
  }
  return undefined;
}

/** What PostgreSQL will need: not to be root, to find its program, and to write in a folder of its own. */
const probe = '[ "$(id -u)" != 0 ] && [ -x "$1" ] && "$1" --version && [ -O "$2" ] && : > "$2/probe"';

async function canWork(account: Account, binaries: PostgresBinaries, folder: string): Promise<boolean> {
  const trial = join(folder, `probe-${process.pid}`);
  try {
    await mkdir(trial, { mode: 0o700 });
    if (account.owner) await chown(trial, account.owner.uid, account.owner.gid);
    const { file, args, options } = under(account, '/bin/sh', ['-c', probe, 'probe', binaries.initdb, trial]);
    return await succeeds([file, ...args], options);
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function succeeds([file = '', ...args]: readonly string[], options: object = {}): Promise<boolean> {
  try {
    await execute(file, args, { cwd: '/', timeout: 10_000, ...options });
    return true;
  } catch {
    return false;
  }
}
