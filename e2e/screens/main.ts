// node e2e/screens/main.ts <address> <folder>: walks the journeys and lays the pictures into the folder, raw.
// `npm run screenshots -- screens` starts it, with a server of its own.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { moveClock } from '../support/clock.ts';
import type { Journey } from './journey.ts';
import { picturesOf } from './pictures.ts';
import { dayOfPictures, portal } from './portal.ts';
import { studio } from './studio.ts';

const [address = '', folder = ''] = process.argv.slice(2);

async function walk(browser: Browser, journey: Journey): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  // The development's bar of the clock stays folded: open, it lies over a fifth of the screen.
  await context.addInitScript(() => localStorage.setItem('greffe.developmentClock', 'folded'));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const shoot = async (name: string) => {
    if (!journey.screens.includes(name)) throw new RangeError(`No screen is called ${name}.`);
    for (const { look, picture } of await picturesOf(page)) {
      await writeFile(join(folder, `screen-${name}.${look}.png`), picture);
    }
  };
  try {
    await journey.walk({ page, shoot });
  } catch (error) {
    console.error(`✘ the journey of ${journey.screens[0]}: ${error}`);
    process.exitCode = 1;
  }
  await context.close();
}

const browser = await chromium.launch({
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--font-render-hinting=none',
    '--disable-lcd-text',
  ],
});
const first = await browser.newPage();
await first.goto(address);
await moveClock(first, { to: dayOfPictures });
await first.close();
// All of them, always: what one leaves behind is on the pictures of the next.
for (const journey of [...portal, ...studio]) await walk(browser, journey);
await browser.close();
