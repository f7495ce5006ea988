import { join } from 'node:path';
import { withPinnedNodeFirst } from './build.mjs';
import { pinnedNode, report, root } from './ground.mjs';
import { install } from './install.mjs';
import { runAndForwardSignals } from './run.mjs';

/** `npm run dev`: installs, and becomes the portal's development server on the mock API until it ends. */
export async function dev() {
  try {
    await install();
    const program = join(root, 'packages', 'mock-api', 'src', 'dev', 'main.ts');
    process.exitCode = await runAndForwardSignals(pinnedNode, [program, ...process.argv.slice(2)], {
      env: { ...process.env, PATH: withPinnedNodeFirst() },
    });
  } catch (error) {
    report(error);
  }
}
