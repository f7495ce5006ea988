import type { Page } from '@playwright/test';

/**
 * What becomes of a request: it hangs, it never arrives, it arrives and its answer is lost, or the server says that it cannot
 * now, as it does while its database is gone.
 */
export type Fate = 'no answer' | 'never arrives' | 'answer lost' | 'unavailable';

/**
 * Lets the requests of this page whose path ends so meet their fate, until the page is loaded again. Done to the
 * page's own `fetch`: Playwright's routes do not see what a service worker answers, and the mock is behind one.
 */
export async function lose(page: Page, end: string, fate: Fate): Promise<void> {
  await page.evaluate(
    ([end, fate]) => {
      const { fetch } = window;
      window.lostKeys = [];
      window.mend = () => {
        window.fetch = fetch;
      };
      window.fetch = async (input, init) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
        if (!pathname.endsWith(end)) return fetch(input, init);
        window.lostKeys?.push(new Headers(init?.headers).get('idempotency-key') ?? '');
        if (fate === 'answer lost') await fetch(input, init);
        if (fate === 'unavailable') {
          const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' };
          const problem = { type: 'about:blank', code: 'unavailable', title: 'Unavailable', status: 503 };
          return new Response(JSON.stringify(problem), { status: 503, headers });
        }
        if (fate === 'no answer') await new Promise(() => undefined);
        // As after a network that took a moment to find out; the words are the browser's.
        await new Promise((resolve) => setTimeout(resolve, 50));
        throw new TypeError('Failed to fetch');
      };
    },
    [end, fate] as const,
  );
}

/** Ends what `lose` does to this page. */
export const mend = (page: Page): Promise<void> => page.evaluate(() => window.mend?.());

/** The idempotency keys of the requests that `lose` has lost on this page. */
export const lostKeys = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.lostKeys ?? []);

/** Cuts this page's connection as the developer tools do. It stays cut for as long as the page lives. */
export async function cutOff(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const throughput = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: true, ...throughput });
}

/** Ends the page's process, as the system or a crash would: no handler of the page runs any more. */
export async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // Never answered: who would answer is gone.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

declare global {
  interface Window {
    lostKeys?: string[];
    mend?: () => void;
  }
}
