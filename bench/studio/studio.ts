import { type Browser, chromium, type Page } from 'playwright-core';
import { largeDefinition } from '../../apps/studio/test/largeDefinition.ts';
import { type Bench, type Figure, median, quantile, rounded } from '../lib/Bench.ts';
import { type Product, startProduct } from '../lib/product.ts';
import { registration } from '../lib/registration.ts';
import { type Edit, measure, watchInputs } from './page.ts';

const size = { steps: 50, fields: 1000, cases: 20 } as const;
const times = 25;

/** The studio on a large definition: what an administrator waits for after each thing that he does. */
export const studio: Bench = {
  name: 'studio',
  about: `the studio in Chromium, a definition of ${size.steps} steps and ${size.fields} fields: to the next paint`,
  needsBrowser: true,
  async run({ chromium: executablePath }) {
    if (executablePath === undefined) throw new Error('No Chromium.');
    const product = await startProduct();
    const isRoot = process.getuid?.() === 0;
    const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
    try {
      const headers = await product.signIn(registration.administrator);
      const draft = await largeDraft(product, headers);
      const page = await signedInPage(browser, product, headers);
      const opening: number[] = [];
      for (let time = 0; time < 5; time += 1) opening.push(await open(page, draft));
      const moved = await repeated(() => move(page));
      const undone = await repeated(() => undo(page));
      const renamed = await repeated((time) => rename(page, `renamed${time}`));
      const dragged = await repeated(() => drag(page));
      return [
        { what: 'opening the fields of a step: median', value: rounded(median(opening)), unit: 'ms' },
        {
          what: 'opening the fields of a step: worst of 5',
          value: rounded(quantile(opening, 1)),
          unit: 'ms',
        },
        ...figures('moving a field by keyboard', moved),
        ...figures('undoing it', undone),
        ...figures('renaming a field, all that speaks of it following', renamed),
        ...figures('dragging a field', dragged),
      ];
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};

async function largeDraft(product: Product, headers: Record<string, string>): Promise<string> {
  const ask = async <Body>(
    method: string,
    path: string,
    body: unknown,
    more: Record<string, string> = {},
  ): Promise<Body> => {
    const answer = await fetch(`${product.url}${path}`, {
      method,
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
    if (!answer.ok)
      throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Body;
  };
  const order = { registry: registration.registry, from: 'inForce' };
  const { id, revision, files } = await ask<{ id: string; revision: number; files: Record<string, string> }>(
    'POST',
    '/api/studio/drafts',
    order,
  );
  const gone = Object.fromEntries(Object.keys(files).map((path) => [path, null]));
  await ask(
    'PUT',
    `/api/studio/drafts/${id}`,
    { changes: { ...gone, ...largeDefinition(size) } },
    { 'if-match': `"${revision}"` },
  );
  return id;
}

async function signedInPage(
  browser: Browser,
  product: Product,
  { cookie = '' }: Record<string, string>,
): Promise<Page> {
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({
    baseURL: product.url,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies([{ name, value, url: product.url }]);
  const page = await context.newPage();
  await watchInputs(page);
  return page;
}

const rows = (page: Page) => page.getByRole('treegrid').getByRole('row');

/** From the press on a part of the editor until its content is painted, in milliseconds. */
async function open(page: Page, draft: string): Promise<number> {
  await page.goto(`/studio/drafts/${draft}/texts`);
  const link = page.locator(`a[href$="/drafts/${draft}/fields"]`);
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let from = 0;
        document.addEventListener('click', () => (from = performance.now()), { capture: true, once: true });
        const look = () => {
          if (from === 0 || document.querySelector('[role=treegrid] [role=row]') === null)
            requestAnimationFrame(look);
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
        };
        look();
      }),
  );
  await link.click();
  return shown;
}

async function repeated(act: (time: number) => Promise<Edit>): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (let time = 0; time < times; time += 1) edits.push(await act(time));
  return edits;
}

const orderOf = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-key')).join());

async function untilOtherOrder(page: Page, before: string): Promise<void> {
  while ((await orderOf(page)) === before) await page.evaluate(() => new Promise(requestAnimationFrame));
}

async function move(page: Page): Promise<Edit> {
  await rows(page).nth(2).click();
  const before = await orderOf(page);
  return measure(
    page,
    () => page.keyboard.press('Alt+ArrowDown'),
    () => untilOtherOrder(page, before),
  );
}

async function undo(page: Page): Promise<Edit> {
  const before = await orderOf(page);
  return measure(
    page,
    () => page.keyboard.press('ControlOrMeta+z'),
    () => untilOtherOrder(page, before),
  );
}

async function rename(page: Page, name: string): Promise<Edit> {
  await rows(page).nth(2).click();
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(name);
  return measure(
    page,
    () => page.keyboard.press('Enter'),
    () => dialog.waitFor({ state: 'hidden' }),
  );
}

async function drag(page: Page): Promise<Edit> {
  const before = await orderOf(page);
  return measure(
    page,
    () => rows(page).nth(2).dragTo(rows(page).nth(5)),
    () => untilOtherOrder(page, before),
  );
}

function figures(what: string, edits: readonly Edit[]): Figure[] {
  return [
    {
      what: `${what}: p95`,
      value: rounded(
        quantile(
          edits.map(({ toPaint }) => toPaint),
          0.95,
        ),
      ),
      unit: 'ms',
      note: `input to next paint, in steps of 8 ms; ${edits.length} times`,
    },
    {
      what: `${what}: longest task while it is checked`,
      value: rounded(Math.max(...edits.map(({ laterTask }) => laterTask))),
      unit: 'ms',
      note: '0: none above 50 ms',
    },
  ];
}
