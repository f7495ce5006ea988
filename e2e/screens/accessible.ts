// node e2e/screens/accessible.ts <address>: walks the journeys, and looks at every screen in every language and look with
// two engines (A1, A4). `npm run soak accessible` starts it, with a server of its own. GREFFE_ACCESSIBLE_LANGUAGES: how
// many languages; GREFFE_ACCESSIBLE_CONTROL: each screen is given a fault that must be found.
import { type Browser, chromium, type Page } from '@playwright/test';
import { axe, overflow, paintAll } from '../support/accessible.ts';
import { moveClock } from '../support/clock.ts';
import { equalAccess } from '../support/equalAccess.ts';
import type { Journey } from './journey.ts';
import { cutTexts, type Look, looks, motions, wear } from './looks.ts';
import { dayOfPictures, portal } from './portal.ts';
import { studio } from './studio.ts';

const [address = '', ...only] = process.argv.slice(2);
const languages = ['fr', 'de', 'nl', 'en'].slice(0, Number(process.env.GREFFE_ACCESSIBLE_LANGUAGES ?? 4));
const isControl = process.env.GREFFE_ACCESSIBLE_CONTROL === '1';
const counts = { seen: 0, faulty: 0 };

/** Changes the language in place; answers whether the page has it. Also behind a dialog, which no person can reach. */
async function speak(page: Page, language: string): Promise<boolean> {
  const button = page.locator(`fieldset button[lang="${language}"]`);
  if ((await button.count()) > 0) await button.evaluate((each: HTMLButtonElement) => each.click());
  return page.evaluate((language) => document.documentElement.lang.startsWith(language), language);
}

const putFaultIn = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const fault = Object.assign(document.createElement('input'), { id: 'fault' });
    if (!document.getElementById('fault')) document.querySelector('h1')?.after(fault);
  });

async function findings(page: Page, look: Look): Promise<string[]> {
  await wear(page, look);
  const sideways = await overflow(page);
  // The engine takes seconds for a large page, and what it alone finds is in the structure: once a width is enough.
  const isStructure = look.name === 'desk' || look.name === '320 px';
  return [
    ...(await axe(page)),
    ...(isStructure ? await equalAccess(page) : []),
    ...(sideways > 0 ? [`${sideways} px to scroll sideways`] : []),
    ...(await cutTexts(page)),
    ...(await motions(page)),
  ];
}

async function examine(page: Page, screen: string): Promise<void> {
  await paintAll(page);
  if (isControl) await putFaultIn(page);
  const own = (await page.evaluate(() => document.documentElement.lang)).slice(0, 2);
  for (const language of [...languages.filter((each) => each !== own), own]) {
    if (!(await speak(page, language))) continue;
    for (const look of looks) {
      const found = await findings(page, look);
      counts.seen += 1;
      if (found.length > 0) counts.faulty += 1;
      for (const line of found) console.error(`✘ ${screen}, ${language}, ${look.name}: ${line}`);
    }
  }
  await speak(page, own);
  await wear(page, { name: 'as it was', width: 1280 });
}

async function walk(browser: Browser, journey: Journey): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1280, height: 900 },
  });
  // The development's bar of the clock would be the same finding on every screen; it has a flow of its own.
  await context.addInitScript(() => localStorage.setItem('greffe.developmentClock', 'folded'));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  try {
    await journey.walk({ page, shoot: (name) => examine(page, name) });
  } catch (error) {
    counts.faulty += 1;
    console.error(`✘ the journey of ${journey.screens[0]}: ${error}`);
  }
  await context.close();
}

const browser = await chromium.launch({
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
async function setClock(): Promise<void> {
  const page = await browser.newPage();
  await page.goto(address);
  await moveClock(page, { to: dayOfPictures });
  await page.close();
}

// The fault is the same on every screen: those before signing in are enough to show that it is found.
if (!isControl) await setClock();
const wanted = isControl
  ? portal.slice(0, 1)
  : [...portal, ...studio].filter(
      ({ screens }) => only.length === 0 || screens.some((screen) => only.includes(screen)),
    );
for (const journey of wanted) await walk(browser, journey);
await browser.close();
console.log(`${counts.seen} screens × languages × looks, ${counts.faulty} with a finding`);
process.exitCode = counts.faulty > 0 || counts.seen === 0 ? 1 : 0;
