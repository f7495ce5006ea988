import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: '/work/main/e2e/flows',
  outputDir: '/tmp/mocktry/results',
  workers: 1,
  timeout: 120000,
  expect: { timeout: 30000 },
  reporter: 'list',
  use: {
    baseURL: 'http://localhost:4704',
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
});
