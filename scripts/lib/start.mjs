import { join } from 'node:path';
import { build, withPinnedNodeFirst } from './build.mjs';
import { pinnedNode, report, root } from './ground.mjs';
import { install } from './install.mjs';
import { runAndForwardSignals } from './run.mjs';

/** `npm start`: installs, builds, and becomes the server until it ends. */
export async function start() {
  try {
    await install();
    await build();
    process.exitCode = await runAndForwardSignals(
      pinnedNode,
      [join(root, 'apps', 'server', 'src', 'main.ts')],
      {
        env: { ...process.env, PATH: withPinnedNodeFirst() },
      },
    );
  } catch (error) {
    report(error);
  }
}
