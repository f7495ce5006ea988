import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const whole = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
// The browser without its own windows: a new page costs a third of the processor's time.
const shell = 'chromium-headless-shell';

const onPath = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

const isDebian = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;

function installWithApt(name) {
  console.log('Chromium is not here: installing it with apt-get (about a minute) …');
  const options = {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options);
  return onPath([name]);
}

function installWithPlaywright(root) {
  console.log('Chromium is not here: downloading it with Playwright …');
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) return undefined;
  const { chromium } = createRequire(join(root, 'package.json'))('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/**
 * The path of a Chromium: the one of CHROME_PATH, one that is on the machine, or one installed now; with `isShell`
 * rather one without windows, which is quicker to test with. Ends the process with a sentence where none can be had.
 */
export async function ensureChromium(root, { isShell = false } = {}) {
  const given = process.env.CHROME_PATH;
  if (given && !existsSync(given)) {
    console.error(
      `CHROME_PATH names ${given}, but no file is there. Correct it, or unset it to use the one on this machine.`,
    );
    process.exit(2);
  }
  const found =
    given ??
    onPath(isShell ? [shell, ...whole] : whole) ??
    (isDebian() ? installWithApt(isShell ? shell : 'chromium') : undefined) ??
    installWithPlaywright(root);
  if (found) return found;
  console.error(
    'The browser tests need Chromium and none could be installed. Install Chromium or Google Chrome, or set CHROME_PATH to one, and run npm test again.',
  );
  process.exit(2);
}
