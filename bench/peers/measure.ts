import type { Browser, Page } from 'playwright-core';
import { median } from '../lib/Bench.ts';
import type { PeerForm } from './form.ts';
import { fieldsSeen, mount, prepare, type Watched } from './inPage.ts';
import { scriptBeforeFrame, taskCategories, workUntilUsable } from './trace.ts';

/** What one opening of one form on one page gave, of a page that has no form's logic too; milliseconds unless told. */
export interface Basics {
  /** Work of the main thread until the form can be used. */
  readonly usable: number;
  readonly allPainted: number;
  readonly mountWork: number;
  /** JavaScript heap after a collection, with the form drawn, in bytes. */
  readonly heap: number;
  readonly script: number;
  readonly shown: number;
  readonly keyWork: number;
}

/** What a form gave. */
export interface Measured extends Basics {
  /** Work per key where each key hides or shows two fields. */
  readonly toggleWork: number;
  readonly errors: number;
  readonly errorsWork: number;
}

export interface Opening {
  readonly url: string;
  readonly form: PeerForm;
  readonly files: object;
}

const word = 'Vandenbroucke';
/** Radios are three controls of one field. */
export const controlsOf = ({ sections }: PeerForm) =>
  sections.reduce(
    (sum, { fields }) => sum + fields.reduce((all, { kind }) => all + (kind === 'choice' ? 3 : 1), 0),
    0,
  );

const middleOf = ({ sections }: PeerForm) => Math.floor(sections.length / 2) + 1;

const watchedOf = (page: Page) => page.evaluate(() => (window as unknown as { watched: Watched }).watched);

/** Nothing has changed and no long task has run for a second: whatever was to come has come. */
async function untilQuiet(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const { watched } = window as unknown as { watched: Watched };
      const last = Math.max(watched.allPaintedAt, ...watched.tasks.map(({ end }) => end));
      return watched.allPaintedAt > 0 && performance.now() > last + 1000;
    },
    undefined,
    { timeout: 120_000, polling: 100 },
  );
}

const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'toplevel',
];

/** Lets time pass: the pace of a typist, and windows in which all that a key causes falls. */
const hold = (page: Page, milliseconds: number) => page.waitForTimeout(milliseconds);

/** The control beside a title, in the middle of the form. */
async function fieldAt(page: Page, title: string) {
  const handle = await page.evaluateHandle((wanted) => {
    for (const control of document.querySelectorAll<HTMLInputElement>('#root input')) {
      let row: Element = control;
      while (row.parentElement && !/Champ \d/.test(row.textContent ?? '')) row = row.parentElement;
      if (row.textContent?.match(/Champ \d+\.\d/)?.[0] === wanted) return control;
    }
    return null;
  }, title);
  const element = handle.asElement();
  if (element === null) throw new Error(`No control stands beside ${title}.`);
  return element;
}

/** Opens a page and draws the form on it. */
export async function openForm(page: Page, { url, form, files }: Opening): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => 'peer' in window);
  await page.evaluate(prepare, { form, files });
}

export async function draw(page: Page, form: PeerForm): Promise<void> {
  await page.evaluate(mount, controlsOf(form));
  await untilQuiet(page);
}

export const fieldsOn = (page: Page, missing: RegExp) => page.evaluate(fieldsSeen, missing.source);

export async function typeInto(page: Page, title: string, text: string): Promise<void> {
  const field = await fieldAt(page, title);
  await field.focus();
  await page.keyboard.type(text);
  // Nobody goes on to the next field at once; and a key right after leaving a field is lost in form-js.
  await hold(page, 500);
}

const never = { work: () => Promise.resolve(0) };

/** Presses the button at the end; answers, when nothing changes any more, the milliseconds of work that it caused. */
export async function send(page: Page, clock = never): Promise<number> {
  const button = await page.evaluateHandle(() =>
    [...document.querySelectorAll<HTMLElement>('#root button, #root input[type=button]')].find(
      (each) => (each.textContent || (each as HTMLInputElement).value).trim() === 'Envoyer',
    ),
  );
  const element = button.asElement();
  if (element === null) throw new Error('No button is named Envoyer.');
  // A press of the keyboard: a click of the mouse would first scroll the page, which is not what is measured.
  await element.focus();
  await hold(page, 1_000);
  const before = await clock.work();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => {
      const { watched } = window as unknown as { watched: Watched };
      return watched.settledAt > 0;
    },
    undefined,
    { polling: 100 },
  );
  await hold(page, 1_500);
  return (await clock.work()) - before;
}

/** Milliseconds that the page's main thread has run, by its own clock: what other programs took is not in it. */
export async function createClock(page: Page): Promise<{ work(): Promise<number>; heap(): Promise<number> }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async work() {
      const { metrics } = await session.send('Performance.getMetrics');
      const task = metrics.find(({ name }) => name === 'TaskDuration');
      if (task === undefined) throw new Error('Chromium does not say how long its tasks took.');
      return task.value * 1000;
    },
    async heap() {
      await session.send('HeapProfiler.enable');
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      await session.send('HeapProfiler.disable');
      return usedSize;
    },
  };
}

async function typeWord(page: Page): Promise<void> {
  for (const key of word) {
    await page.keyboard.press(key);
    await hold(page, 80);
  }
  await hold(page, 600);
}

type Clock = Awaited<ReturnType<typeof createClock>>;

async function workDuring(clock: Clock, act: () => Promise<unknown>): Promise<number> {
  const before = await clock.work();
  await act();
  return (await clock.work()) - before;
}

/** Draws the form on a page that `openForm` has opened, and types a word into the middle of it. */
export async function measureBasics(
  browser: Browser,
  page: Page,
  form: PeerForm,
  clock: Clock,
): Promise<Basics> {
  await browser.startTracing(page, { categories: taskCategories });
  const mountWork = await workDuring(clock, () => draw(page, form));
  const usable = workUntilUsable(await browser.stopTracing());
  const { startedAt, allPaintedAt } = await watchedOf(page);
  const heap = await clock.heap();

  await (await fieldAt(page, `Champ ${middleOf(form)}.5`)).focus();
  await hold(page, 1_000);
  const before = (await watchedOf(page)).shown.length;
  const keyWork = (await workDuring(clock, () => typeWord(page))) / word.length;
  const shown = (await watchedOf(page)).shown.slice(before);
  await browser.startTracing(page, { categories });
  await typeWord(page);
  const script = median(scriptBeforeFrame(await browser.stopTracing()));
  return {
    usable,
    allPainted: allPaintedAt - startedAt,
    mountWork,
    heap,
    script,
    shown: median(shown),
    keyWork,
  };
}

/** Measures a form on a page that `openForm` has opened. */
export async function measure(
  browser: Browser,
  page: Page,
  form: PeerForm,
  missing: RegExp,
): Promise<Measured> {
  const clock = await createClock(page);
  const basics = await measureBasics(browser, page, form, clock);
  await (await fieldAt(page, `Champ ${middleOf(form)}.0`)).focus();
  await page.keyboard.press('End');
  await hold(page, 1_000);
  const toggles: number[] = [];
  for (const key of ['x', 'Backspace', 'x', 'Backspace']) {
    toggles.push(
      await workDuring(clock, async () => {
        await page.keyboard.press(key);
        await hold(page, 600);
      }),
    );
  }
  const errorsWork = await send(page, clock);
  const expected = form.sections
    .flatMap(({ fields }) => fields)
    .filter(({ isRequired }) => isRequired).length;
  const found = (await fieldsOn(page, missing)).filter(({ isMissing }) => isMissing).length;
  if (found !== expected) throw new Error(`${found} of ${expected} missing answers are reported.`);
  const { settledAt } = await watchedOf(page);
  return { ...basics, toggleWork: median(toggles), errors: settledAt, errorsWork };
}
