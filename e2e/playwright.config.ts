import { defineConfig } from '@playwright/test';
import { chosenDriver, startsOf, workers } from './drivers.ts';
import { serverOnlyTag, timedTag } from './support/serverOnly.ts';

const driver = chosenDriver();
const isMock = driver === 'mock';
const isRoot = process.getuid?.() === 0;

/** Whole flows, from one source, against the product as `npm start` runs it or against the mock in the browser. */
export default defineConfig({
  testDir: './flows',
  // A folder each: a run empties its own, and must not take the other's traces with it.
  outputDir: `../test-results/${driver}`,
  projects: isMock
    ? [{ name: 'flows', grepInvert: new RegExp(serverOnlyTag) }]
    : [
        { name: 'flows', grepInvert: new RegExp(timedTag) },
        // What is held to a time has the machine to itself.
        { name: 'timed', grep: new RegExp(timedTag), dependencies: ['flows'] },
      ],
  // Flows of one file follow each other on one server; a mock is each browser context's own.
  fullyParallel: isMock,
  workers,
  retries: 0,
  forbidOnly: true,
  // Limits of what hangs, not of what is slow: a machine of a quarter of the speed passes too, and no flow that passes
  // waits for them. What is held to a time says so itself.
  timeout: 480_000,
  expect: { timeout: 45_000 },
  use: {
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    // What was done, without a film of the page, which takes a third of the processor's time, or its states, a twelfth.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
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
  webServer: startsOf(driver).map(({ command, port, env }) => ({
    command,
    url: `http://localhost:${port}/health/ready`,
    env: { ...env, PORT: String(port) },
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  })),
});
