import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  checkWritable,
  diskSentence,
  isDiskFull,
  nodeOutside,
  pinnedNode,
  root,
  Sentence,
} from './ground.mjs';
import { run } from './run.mjs';

const stampFile = join(root, 'node_modules', '.greffe-install');
const lockFile = join(root, 'package-lock.json');

/** Installs what package-lock.json names, unless that very lock is installed already. */
export async function ensureInstalled() {
  const stamp = currentStamp();
  if (read(stampFile) === stamp && existsSync(pinnedNode)) return;
  if (!isInstalledByHand()) {
    checkWritable();
    await cleanInstall();
  }
  writeStamp(stamp);
}

function currentStamp() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/**
 * Whether node_modules already holds what the lock file names, installed by a developer's own `npm install`
 * or `npm ci`. npm keeps what it installed in node_modules/.package-lock.json, written at the very end.
 */
function isInstalledByHand() {
  const installed = parse(read(join(root, 'node_modules', '.package-lock.json')));
  const wanted = parse(read(lockFile));
  if (!installed || !wanted || !existsSync(pinnedNode)) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (!path.startsWith('node_modules/')) return true;
    const found = installed.packages[path];
    if (!found) return Boolean(entry.optional || entry.peer || entry.devOptional);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

async function cleanInstall() {
  console.log(
    'Installing what Greffe needs (npm ci): a minute or two, only when package-lock.json has changed.',
  );
  const [command, args] = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  const started = Date.now();
  const ticker = setInterval(() => {
    console.log(`  … still installing, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 10_000);
  const code = await run(command, args, { env: { PATH: pathFor(command) } }).finally(() =>
    clearInterval(ticker),
  );
  if (code !== 0) throw new Sentence(failure(code));
  console.log(`  installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function failure(code) {
  if (isDiskFull()) return diskSentence({ code: 'ENOSPC' });
  return `npm ci ended with code ${code} (its own words are above). Greffe downloads its parts from the npm registry once: check the network connection or the proxy settings of npm, then run the same command again.`;
}

/** npm as it was called, run by a Node that stays while node_modules is emptied. */
function npm(args) {
  const { npm_execpath: cli } = process.env;
  if (cli && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli)) return [nodeOutside(), [cli, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

function pathFor(command) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const folders = (process.env.PATH || '')
    .split(separator)
    .filter((folder) => !folder.includes('node_modules'));
  const first = command.includes('node') && existsSync(command) ? [dirname(command)] : [];
  return [...first, ...folders].join(separator);
}

function writeStamp(stamp) {
  try {
    writeFileSync(stampFile, stamp);
  } catch (error) {
    // Everything is installed: a disk that became read-only is no reason to stop here.
    if (!diskSentence(error)) throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text) {
  try {
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
}
