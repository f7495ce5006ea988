import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { ended, startDevelopment } from '../lib/developmentServer.mjs';
import { pinnedNode, root } from '../lib/ground.mjs';
import { isKnownBrowser, judge, newFindings, say } from './judge.mjs';
import { isOfScreen, references } from './places.mjs';

/** Walks the journeys of e2e/screens on a server of its own, and lays the screens beside the references. */
export async function compareScreens(executablePath) {
  const version = await versionOf(executablePath);
  if (!(await isKnownBrowser(version))) return 2;
  const folder = await mkdtemp(join(tmpdir(), 'greffe-screens-'));
  const server = await startDevelopment(join(folder, 'data'));
  try {
    console.log('… walking through the product');
    const main = join(root, 'e2e', 'screens', 'main.ts');
    const code = await ended(
      spawn(pinnedNode, [main, server.address, folder], {
        stdio: 'inherit',
        env: { ...process.env, CHROME_PATH: executablePath },
      }),
    );
    const found = await newFindings(version);
    const files = (await readdir(folder)).filter(isOfScreen);
    for (const file of files) {
      await judge(
        { name: file.slice(0, -'.png'.length), picture: await readFile(join(folder, file)) },
        found,
      );
    }
    const known = existsSync(references) ? await readdir(references) : [];
    const gone = known.filter((file) => isOfScreen(file) && !files.includes(file));
    return (await say(found, gone)) || code;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function versionOf(executablePath) {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const version = browser.version();
  await browser.close();
  return version;
}
