import { join } from 'node:path';
import { withPinnedNodeFirst } from './build.mjs';
import { pinnedNode, report, root } from './ground.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

const program = join(root, 'packages', 'mock-api', 'src', 'dev', 'main.ts');

/** `npm run dev`: installs, and becomes the portal's development server on the mock API until it ends. */
export async function dev() {
  try {
    await ensureInstalled();
    process.exitCode = await run(pinnedNode, [program, ...process.argv.slice(2)], {
      endsBySignal: true,
      env: { PATH: withPinnedNodeFirst() },
    });
  } catch (error) {
    report(error);
  }
}
