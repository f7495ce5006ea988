import type { Page } from 'playwright-core';

export interface Opening {
  /** Milliseconds from the navigation until the first field is painted and the main thread has been free since. */
  readonly interactive: number;
  /** Milliseconds. */
  readonly longestTask: number;
}

interface Seen {
  painted: number;
  tasks: { end: number; length: number }[];
}

/** Runs in the page before its own scripts: notes when the form's first field is painted, and every long task. */
function watch(): void {
  const seen: Seen = { painted: 0, tasks: [] };
  Object.assign(window, { greffeBench: seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.tasks.push({ end: startTime + duration, length: duration });
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('main form input:enabled') === null) return requestAnimationFrame(look);
    // The frame after next begins when this one has been painted.
    return requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        seen.painted = performance.now();
      }),
    );
  };
  requestAnimationFrame(look);
}

/** Opens a record's page by its address and waits for its form. */
export async function openForm(page: Page, address: string): Promise<Opening> {
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => (window as unknown as { greffeBench: Seen }).greffeBench.painted > 0);
  // A task that began before the field was painted may still be running; quiet for a second is interactive.
  await page.waitForFunction(() => {
    const { painted, tasks } = (window as unknown as { greffeBench: Seen }).greffeBench;
    return performance.now() > Math.max(painted, ...tasks.map(({ end }) => end)) + 1000;
  });
  return page.evaluate(() => {
    const { painted, tasks } = (window as unknown as { greffeBench: Seen }).greffeBench;
    return {
      interactive: Math.max(painted, ...tasks.map(({ end }) => end)),
      longestTask: Math.max(0, ...tasks.map(({ length }) => length)),
    };
  });
}
