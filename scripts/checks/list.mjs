import { readdirSync } from 'node:fs';
import { flows, parity } from './flows.mjs';
import { countVitest, suite, together, tool } from './run.mjs';

const vitest = (...choice) =>
  suite(
    countVitest,
    'vitest',
    'run',
    ...choice,
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json={report}',
  );

const registries = readdirSync(new URL('../../forms/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map((entry) => `forms/${entry.name}`);

/**
 * Every check, in the order in which it runs: what is quick to fail comes first. `isQuick` ones take under two minutes
 * together; what an `isShown` one prints is a report, and shown when it passes too.
 */
export const checks = [
  {
    name: 'types',
    isQuick: true,
    run: tool('node', 'node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.json'),
  },
  { name: 'lint', isQuick: true, run: tool('biome', 'ci', '--colors=off', '.') },
  {
    name: 'structure',
    isQuick: true,
    run: tool('depcruise', '--config', '.dependency-cruiser.cjs', 'packages', 'apps'),
  },
  { name: 'unused', isQuick: true, run: tool('knip') },
  {
    name: 'definitions',
    isQuick: true,
    // What is not proved of a workflow is a fault, and so is what could not be explored to its end.
    run: together(
      tool('node', 'packages/cli/bin/greffe.mjs', 'check', ...registries),
      tool('node', 'packages/cli/bin/greffe.mjs', 'verify', ...registries),
    ),
  },
  { name: 'docs', isQuick: true, run: tool('node', 'scripts/docs.mjs', '--check') },
  { name: 'unit', isQuick: true, run: vitest('--project', 'unit') },
  { name: 'components', isQuick: false, run: vitest('--project', 'components*') },
  { name: 'long', isQuick: false, run: vitest('--project', 'long') },
  { name: 'postgres', isQuick: false, run: vitest('--project', 'postgres') },
  { name: 'cases', isQuick: false, isShown: true, run: tool('node', 'scripts/cases.mjs') },
  { name: 'build', isQuick: false, run: tool('turbo', 'run', 'build') },
  {
    name: 'stories',
    isQuick: false,
    needsBrowser: true,
    run: vitest('--config', '.storybook/vitest.config.ts'),
  },
  { name: 'e2e', isQuick: false, needsBrowser: true, run: flows('server') },
  { name: 'e2e-mock', isQuick: false, needsBrowser: true, run: flows('mock') },
  { name: 'parity', isQuick: false, isShown: true, run: parity },
];
