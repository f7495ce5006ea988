import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.GREFFE_E2E_PORT ?? 4510);
// The folder is chosen once: Playwright loads this file again in each worker.
process.env.GREFFE_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'greffe-e2e-'));
// A copy, because one flow changes definitions while they run.
process.env.GREFFE_E2E_FORMS ??= copyOf(join(import.meta.dirname, '..', 'forms'));
const isRoot = process.getuid?.() === 0;

/** Whole flows against the product as `npm start` runs it, on a database of its own. */
export default defineConfig({
  testDir: './flows',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node ../scripts/start.mjs',
    url: `http://localhost:${port}/health/ready`,
    env: {
      PORT: String(port),
      GREFFE_DATA: process.env.GREFFE_E2E_DATA,
      GREFFE_FORMS: process.env.GREFFE_E2E_FORMS,
      GREFFE_MODE: 'development',
      GREFFE_STORYBOOK: 'off',
    },
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'greffe-e2e-forms-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
