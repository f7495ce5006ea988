import { defineConfig } from '@playwright/test';
import { chosenDriver, startOf } from './drivers.ts';
import { serverOnlyTag } from './support/serverOnly.ts';

const driver = chosenDriver();
const isMock = driver === 'mock';
const port = Number(process.env.GREFFE_E2E_PORT ?? (isMock ? 4511 : 4510));
const { command, env } = startOf(driver);
const isRoot = process.getuid?.() === 0;

/** Whole flows, from one source, against the product as `npm start` runs it or against the mock in the browser. */
export default defineConfig({
  testDir: './flows',
  // A folder each: a run empties its own, and must not take the other's traces with it.
  outputDir: `../test-results/${driver}`,
  ...(isMock && { grepInvert: new RegExp(serverOnlyTag) }),
  // One server is shared by all flows, one of which stops its receiver; a mock is each browser context's own.
  fullyParallel: isMock,
  workers: isMock ? 2 : 1,
  retries: 0,
  forbidOnly: true,
  // Two mocks share the processor with their databases, which are in the pages.
  timeout: isMock ? 60_000 : 30_000,
  expect: { timeout: 8_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    // The page's states without a film of it, which takes a third of the processor's time.
    trace: { mode: 'retain-on-failure', screenshots: false },
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
    command,
    url: `http://localhost:${port}/health/ready`,
    env: { ...env, PORT: String(port) },
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
