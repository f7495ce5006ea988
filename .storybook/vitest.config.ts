import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const configDir = fileURLToPath(new URL('.', import.meta.url));
const isRoot = process.getuid?.() === 0;

/** Every story in Chromium: it renders, its play function holds, and axe finds no violation. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // React Aria asks for it where it runs under test: in a browser, what is out of view is left out there, too.
  define: { 'process.env.VIRT_ON': 'true' },
  plugins: [storybookTest({ configDir, storybookUrl: 'http://localhost:4002' })],
  test: {
    name: 'stories',
    testTimeout: 300_000,
    // One page for all, as in Storybook itself: a new one for each file was a fifth of the time.
    isolate: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
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
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
