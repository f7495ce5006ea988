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

/** Pure code in Node, what of it takes long, components in jsdom, and the service on a real PostgreSQL. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: testFiles('.test.ts'),
          exclude: [...never, '**/*.pg.test.ts', '**/*.long.test.ts'],
        },
      },
      {
        test: {
          name: 'long',
          environment: 'node',
          include: testFiles('.long.test.ts'),
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        resolve: { dedupe: ['react', 'react-dom'] },
        test: {
          name: 'components',
          environment: 'jsdom',
          include: testFiles('.test.tsx'),
          exclude: never,
          setupFiles: ['./packages/ui/test/setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        test: {
          name: 'postgres',
          environment: 'node',
          include: testFiles('.pg.test.ts'),
          exclude: never,
          globalSetup: ['./packages/database/test/postgres.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
