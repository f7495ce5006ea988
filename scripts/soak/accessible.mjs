// The whole matrix of A1: every screen in every language and look. `npm run soak accessible` starts it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../lib/chromium.mjs';
import { ended, startDevelopment } from '../lib/developmentServer.mjs';
import { pinnedNode, report, root } from '../lib/ground.mjs';

try {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-accessible-'));
  const CHROME_PATH = await ensureChromium(root);
  const server = await startDevelopment(join(folder, 'data'));
  try {
    const main = join(root, 'e2e', 'screens', 'accessible.ts');
    const env = { ...process.env, CHROME_PATH };
    process.exitCode = await ended(
      spawn(pinnedNode, [main, server.address, ...process.argv.slice(2)], { stdio: 'inherit', env }),
    );
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
} catch (error) {
  report(error);
}
