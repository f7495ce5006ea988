import type { Page } from 'playwright-core';

interface Noted {
  readonly start: number;
  readonly length: number;
}

interface Seen {
  events: Noted[];
  tasks: Noted[];
}

/**
 * Runs in the page before its own scripts: notes how long each input took to the next paint, as the browser itself
 * says (in steps of 8 ms), and every task of the main thread above 50 ms.
 */
function watch(): void {
  const seen: Seen = { events: [], tasks: [] };
  Object.assign(window, { greffeStudioBench: seen });
  const noteIn = (list: Noted[]) => (entries: PerformanceObserverEntryList) => {
    for (const { startTime, duration } of entries.getEntries())
      list.push({ start: startTime, length: duration });
  };
  // Known to browsers, not yet to TypeScript's library.
  const events = { type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit;
  new PerformanceObserver(noteIn(seen.events)).observe(events);
  new PerformanceObserver(noteIn(seen.tasks)).observe({ type: 'longtask', buffered: true });
}

export const watchInputs = (page: Page): Promise<unknown> => page.addInitScript(watch);

/** What one edit cost, in milliseconds. */
export interface Edit {
  /** From the input to the next paint; 16 for anything faster than two frames. */
  readonly toPaint: number;
  /** The longest task that began later, while the checks ran; 0 without one above 50 ms. */
  readonly laterTask: number;
}

/** Does something to the page, and waits until its checks have been quiet for a second. */
export async function measure(
  page: Page,
  act: () => Promise<unknown>,
  isDone: () => Promise<unknown>,
): Promise<Edit> {
  const from = await page.evaluate(() => performance.now());
  await act();
  await isDone();
  await page.waitForFunction((from) => {
    const { tasks, events } = (window as unknown as { greffeStudioBench: Seen }).greffeStudioBench;
    const ends = [...tasks, ...events].map(({ start, length }) => start + length);
    return performance.now() > Math.max(from, ...ends) + 1000;
  }, from);
  return page.evaluate((from) => {
    const { tasks, events } = (window as unknown as { greffeStudioBench: Seen }).greffeStudioBench;
    const own = events.filter(({ start }) => start >= from);
    const painted = Math.max(from, ...own.map(({ start, length }) => start + length));
    const later = tasks.filter(({ start }) => start > painted);
    return {
      toPaint: Math.max(16, ...own.map(({ length }) => length)),
      laterTask: Math.max(0, ...later.map(({ length }) => length)),
    };
  }, from);
}
