import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const sources = [
  'packages/*/src/**',
  'apps/*/src/**',
  'packages/*/test/**',
  'apps/*/test/**',
  'scripts/**',
  '.storybook/**',
];
const testFiles = (suffix: string) => sources.map((folder) => `${folder}/*${suffix}`);
const never = ['**/node_modules/**', '**/dist/**'];

/** Milliseconds: limits of what hangs, not of what is slow. A machine of a quarter of the speed passes too. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } };

/**
 * Components in jsdom. Most share a worker's page and modules, which halves their time; those that stand in for modules or
 * count what is drawn (`*.alone.test.tsx`) have each their own.
 */
const components = (name: string, files: { include: string[]; exclude: string[] }, isolate: boolean) => ({
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom'] },
  test: {
    name,
    ...patience,
    ...files,
    isolate,
    environment: 'jsdom',
    setupFiles: ['./packages/ui/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' as const } },
  },
});

/** Pure code in Node, what of it takes long, components in jsdom, and the service on a real PostgreSQL. */
export default defineConfig({
  test: {
    // Left alone, one processor is kept for who transforms, who soon has nothing left to do: half of a machine of two.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          ...patience,
          environment: 'node',
          // As for components: modules are read once a worker, which was half of the time.
          isolate: false,
          include: testFiles('.test.ts'),
          exclude: [...never, '**/*.pg.test.ts', '**/*.long.test.ts'],
        },
      },
      {
        test: {
          name: 'long',
          ...patience,
          environment: 'node',
          isolate: false,
          include: testFiles('.long.test.ts'),
          exclude: never,
        },
      },
      components(
        'components',
        { include: testFiles('.test.tsx'), exclude: [...never, '**/*.alone.test.tsx'] },
        false,
      ),
      components('components-alone', { include: testFiles('.alone.test.tsx'), exclude: never }, true),
      {
        test: {
          name: 'postgres',
          ...patience,
          environment: 'node',
          include: testFiles('.pg.test.ts'),
          exclude: never,
          globalSetup: ['./packages/database/test/postgres.ts'],
          // One that is given has roles that all files share.
          fileParallelism: process.env.GREFFE_TEST_DATABASE_URL === undefined,
          isolate: false,
        },
      },
    ],
  },
});
