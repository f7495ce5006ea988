import type { Browser, Locator, Page } from 'playwright-core';
import { mainThreadWork } from './trace.ts';

/** A figure for each key, in milliseconds. */
export interface Keys {
  /** Work of the main thread that the key caused. */
  readonly work: readonly number[];
  /** From the key to the frame in which its own character stands. */
  readonly shown: readonly number[];
  /** From the key to the frame after the last change of the page that followed. */
  readonly settled: readonly number[];
}

interface Noted {
  shown: number[];
  settled: number[];
}

/** Milliseconds of a key's window: past the late commit at 150 ms and what it causes, before the save at 950 ms. */
const keyWindow = 600;
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'toplevel',
];

/** Runs in the page: marks each key for the trace, and notes when its consequences have been painted. */
function watchKeys(): void {
  const noted: Noted = { shown: [], settled: [] };
  Object.assign(window, { greffeKeys: noted });
  let pressedAt = 0;
  const afterPaint = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then));
  document.addEventListener(
    'keydown',
    (event) => {
      performance.mark('greffe-key');
      pressedAt = event.timeStamp;
      const index = noted.shown.push(0) - 1;
      noted.settled.push(0);
      afterPaint(() => {
        noted.shown[index] = performance.now() - event.timeStamp;
        noted.settled[index] ||= noted.shown[index];
      });
    },
    true,
  );
  new MutationObserver(() => {
    const index = noted.settled.length - 1;
    const from = pressedAt;
    if (index >= 0)
      afterPaint(() => {
        noted.settled[index] = performance.now() - from;
      });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}

async function traced(browser: Browser, page: Page, type: () => Promise<void>): Promise<Buffer> {
  await page.evaluate(watchKeys);
  await browser.startTracing(page, { categories });
  await type();
  return browser.stopTracing();
}

/**
 * Lets time pass. Here time is what is measured, not a condition waited for: the pace of a typist, and a window that
 * counts all work a key causes, late commits included, whether or not it comes.
 */
const hold = (page: Page, milliseconds: number) => page.waitForTimeout(milliseconds);

/** Longer than any pause after which the form works by itself (commit, autosave), so that none falls in a window. */
const untilIdle = (page: Page) => hold(page, 2_500);

/** Presses keys, each after everything that the one before caused. */
export async function keysOneByOne(
  browser: Browser,
  page: Page,
  field: Locator,
  keys: readonly string[],
  window = keyWindow,
): Promise<Keys> {
  await field.focus();
  await page.keyboard.press('End');
  await untilIdle(page);
  const trace = await traced(browser, page, async () => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await hold(page, window + 60);
    }
  });
  const { shown, settled } = await page.evaluate(
    () => (globalThis as unknown as { greffeKeys: Noted }).greffeKeys,
  );
  return { work: mainThreadWork(trace, window), shown, settled };
}

/** What the main thread does in the same time when nobody types, the blinking cursor above all. */
export async function withoutKeys(browser: Browser, page: Page, field: Locator): Promise<number[]> {
  await field.focus();
  await untilIdle(page);
  const trace = await traced(browser, page, async () => {
    for (let round = 0; round < 5; round += 1) {
      await page.evaluate(() => performance.mark('greffe-key'));
      await hold(page, keyWindow + 60);
    }
  });
  return mainThreadWork(trace, keyWindow);
}

/** Types a word as a quick typist does. Answers all work of the main thread from the first key on, in milliseconds. */
export async function keysTogether(
  browser: Browser,
  page: Page,
  field: Locator,
  word: string,
): Promise<number> {
  await field.focus();
  await page.keyboard.press('End');
  await untilIdle(page);
  const trace = await traced(browser, page, async () => {
    for (const key of word) {
      await page.keyboard.press(key);
      await hold(page, 80);
    }
    await hold(page, keyWindow);
  });
  return mainThreadWork(trace, Number.POSITIVE_INFINITY)[0] ?? Number.NaN;
}
