import { execFile } from 'node:child_process';
import { chown, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './binaries.ts';

const execute = promisify(execFile);

/** As whom PostgreSQL runs, and the command line that makes it so. */
export interface Account {
  /** Who owns PostgreSQL's files; absent where it is simply the user of this process. */
  owner?: { uid: number; gid: number };
  prefix: readonly string[];
}

/** The program and arguments to spawn so that `program` runs under the account. */
export function under(account: Account, program: string, args: readonly string[]): [string, string[]] {
  const [file = program, ...rest] = [...account.prefix, program, ...args];
  return [file, rest];
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

interface User {
  uid: number;
  gid: number;
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
  return [change, keeping('dac_read_search'), keeping('dac_override')].map((prefix) => ({
    owner: user,
    prefix,
  }));
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

/** What PostgreSQL will need: to find its program as access(2) sees it, and to write in a folder of its own. */
const probe = `
  const fs = require('node:fs');
  const [program, folder] = process.argv.slice(1);
  fs.accessSync(program, fs.constants.R_OK | fs.constants.X_OK);
  if (process.geteuid() === 0 || fs.statSync(folder).uid !== process.geteuid()) process.exit(1);
  fs.writeFileSync(folder + '/probe', '');
`;

async function canWork(account: Account, binaries: PostgresBinaries, folder: string): Promise<boolean> {
  const trial = join(folder, `probe-${process.pid}`);
  try {
    await mkdir(trial, { mode: 0o700 });
    if (account.owner) await chown(trial, account.owner.uid, account.owner.gid);
    const [file, args] = under(account, process.execPath, ['-e', probe, binaries.postgres, trial]);
    return await succeeds([file, ...args]);
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function succeeds([file = '', ...args]: readonly string[]): Promise<boolean> {
  try {
    await execute(file, args, { cwd: '/', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}
