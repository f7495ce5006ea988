import { type Browser, chromium, type Page } from 'playwright-core';
import { type Bench, type Figure, median, quantile, rounded } from '../lib/Bench.ts';
import { type Product, startProduct } from '../lib/product.ts';
import { registration } from '../lib/registration.ts';
import { createWriter } from '../saves/greffe.ts';
import { type Keys, keysOneByOne, keysTogether, withoutKeys } from './keystrokes.ts';
import { type Opening, openForm } from './opening.ts';

const rounds = 3;

/** The Implantable-CGM step in Chromium: until it can be used, and what a key costs. */
export const form: Bench = {
  name: 'form',
  about: 'the Implantable-CGM step in Chromium: time to interactive, and what a key costs',
  needsBrowser: true,
  async run({ chromium: executablePath }) {
    if (executablePath === undefined) throw new Error('No Chromium.');
    const product = await startProduct();
    const isRoot = process.getuid?.() === 0;
    const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
    try {
      const address = await newRecord(product);
      const { cold, warm } = await openings(browser, product, address);
      const page = await signedInPage(browser, product);
      await openForm(page, address);
      const name = page.locator('#root_beneficiary_lastName');
      const niss = page.locator('#root_beneficiary_niss');
      await niss.fill('85.04.02-169.3');
      const text = await keysOneByOne(browser, page, name, [
        'a',
        'b',
        'c',
        'd',
        'e',
        'f',
        'g',
        'h',
        'i',
        'j',
      ]);
      const derived = await keysOneByOne(browser, page, niss, alternate('2', 'Backspace', 10));
      const saved = await keysOneByOne(browser, page, name, ['k', 'l', 'm'], 2_500);
      const idle = await withoutKeys(browser, page, name);
      const together = await keysTogether(browser, page, name, 'Vandenbroucke');
      return [
        ...openingFigures('first visit', cold),
        ...openingFigures('later visit', warm),
        {
          what: 'no key: work',
          value: rounded(median(idle)),
          unit: 'ms',
          note: 'main thread, 0.6 s in which nobody types: it is in every line below',
        },
        ...keyFigures('a key in a name', text),
        ...keyFigures('a key that decides birth date, sex and message', derived),
        {
          what: 'a key in a name, the save included: work',
          value: rounded(median(saved.work)),
          unit: 'ms',
          note: 'main thread, 2.5 s from the key',
        },
        {
          what: '13 keys, 80 ms apart: work per key',
          value: rounded(together / 13),
          unit: 'ms',
          note: 'main thread, until 0.6 s after the last key',
        },
      ];
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};

const alternate = (a: string, b: string, count: number) =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? a : b));

async function newRecord(product: Product): Promise<string> {
  const writer = await createWriter(product, 1);
  writer.close();
  return `/records/${writer.drafts.ids[0]}`;
}

async function signedInPage(browser: Browser, product: Product): Promise<Page> {
  const { cookie = '' } = await product.signIn(registration.person);
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({
    baseURL: product.url,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
  });
  await context.addCookies([{ name, value, url: product.url }]);
  return context.newPage();
}

async function openings(browser: Browser, product: Product, address: string) {
  const cold: Opening[] = [];
  const warm: Opening[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await signedInPage(browser, product);
    cold.push(await openForm(page, address));
    warm.push(await openForm(page, address));
    await page.context().close();
  }
  return { cold, warm };
}

function openingFigures(visit: string, openings: readonly Opening[]): Figure[] {
  return [
    {
      what: `${visit}: time to interactive`,
      value: rounded(median(openings.map((one) => one.interactive))),
      unit: 'ms',
      note: 'field painted, main thread free of tasks above 50 ms; median of 3',
    },
    {
      what: `${visit}: longest task`,
      value: rounded(median(openings.map((one) => one.longestTask))),
      unit: 'ms',
    },
  ];
}

function keyFigures(what: string, { work, shown, settled }: Keys): Figure[] {
  return [
    {
      what: `${what}: work`,
      value: rounded(median(work)),
      unit: 'ms',
      note: 'main thread, 0.6 s from the key: late commit, values, messages, paint',
    },
    { what: `${what}: work, worst`, value: rounded(quantile(work, 1)), unit: 'ms' },
    { what: `${what}: until it shows`, value: rounded(median(shown)), unit: 'ms' },
    {
      what: `${what}: until all is painted`,
      value: rounded(median(settled)),
      unit: 'ms',
      note: 'of it 150 ms are the pause that the form waits for',
    },
  ];
}
