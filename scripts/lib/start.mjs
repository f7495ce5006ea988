import { join } from 'node:path';
import { build, withPinnedNodeFirst } from './build.mjs';
import { pinnedNode, report, root } from './ground.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';
import { offerStorybook } from './storybookDoor.mjs';

const server = join(root, 'apps', 'server', 'src', 'main.ts');

/** Where Node keeps what it has compiled: a third of a start otherwise. Told by content, so that it is never stale. */
const compiled = process.env.NODE_COMPILE_CACHE || join(root, 'node_modules', '.cache', 'compiled');

/** `npm start`: installs, builds, and becomes the server until it ends. */
export async function start() {
  try {
    await ensureInstalled();
    await build();
    const closeStorybook = offerStorybook();
    process.exitCode = await run(pinnedNode, [server], {
      endsBySignal: true,
      env: { PATH: withPinnedNodeFirst(), NODE_COMPILE_CACHE: compiled },
    }).finally(closeStorybook);
  } catch (error) {
    report(error);
  }
}
