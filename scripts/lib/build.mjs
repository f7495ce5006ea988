import { join } from 'node:path';
import { diskSentence, isDiskFull, root, Sentence } from './ground.mjs';
import { run } from './run.mjs';

const turbo = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'turbo.cmd' : 'turbo');

/** Builds the apps that are served; turbo answers from its cache when no source has changed. */
export async function build() {
  console.log('Building the portal and the studio (skipped when nothing has changed).');
  const code = await run(turbo, ['run', 'build', '--output-logs=errors-only', '--log-prefix=none'], {
    env: { PATH: withPinnedNodeFirst() },
  });
  if (code === 0) return;
  if (isDiskFull()) throw new Sentence(diskSentence({ code: 'ENOSPC' }));
  throw new Sentence(`The build ended with code ${code}: what is wrong is said above.`);
}

/** The PATH on which `node` and every installed tool are the pinned ones. */
export function withPinnedNodeFirst() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return `${join(root, 'node_modules', '.bin')}${separator}${process.env.PATH || ''}`;
}
