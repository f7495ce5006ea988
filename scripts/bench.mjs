// npm run bench [name …] [-- --connections 50 --seconds 10]: figures as a table, and JSON in bench/results/.
import { join } from 'node:path';
import { build, withPinnedNodeFirst } from './lib/build.mjs';
import { pinnedNode, report, root } from './lib/ground.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { run } from './lib/run.mjs';

try {
  await ensureInstalled();
  await build();
  process.exitCode = await run(pinnedNode, [join(root, 'bench', 'main.ts'), ...process.argv.slice(2)], {
    endsBySignal: true,
    env: { PATH: withPinnedNodeFirst() },
  });
} catch (error) {
  report(error);
}
