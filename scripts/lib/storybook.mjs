import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { withPinnedNodeFirst } from './build.mjs';
import { pinnedNode, report, root } from './ground.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

const program = join(root, 'node_modules', 'storybook', 'dist', 'bin', 'dispatcher.js');
const commandFor = (port) => [program, 'dev', '--port', String(port), '--exact-port', '--ci', '--quiet'];

/** The port of Storybook: STORYBOOK_PORT, else two above that of Greffe. */
export function storybookPort(env = process.env) {
  return Number(env.STORYBOOK_PORT?.trim() || Number(env.PORT?.trim() || 4000) + 2);
}

/** `npm run storybook`: installs, and becomes Storybook until it ends. */
export async function storybook() {
  try {
    await ensureInstalled();
    const port = storybookPort();
    console.log(`Storybook opens at http://localhost:${port}`);
    process.exitCode = await run(pinnedNode, commandFor(port), {
      endsBySignal: true,
      env: { PATH: withPinnedNodeFirst() },
    });
  } catch (error) {
    report(error);
  }
}

/** Storybook as a quiet child on this machine's own address; `output()` is the end of what it printed. */
export function spawnStorybook(port) {
  const child = spawn(pinnedNode, [...commandFor(port), '--host', '127.0.0.1'], {
    cwd: root,
    env: { ...process.env, PATH: withPinnedNodeFirst(), STORYBOOK_DISABLE_TELEMETRY: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text = (text + chunk).slice(-4000);
    });
  }
  return { child, output: () => text };
}
