import type { Page } from '@playwright/test';

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/**
 * Asks the API from within the page, in its session. Playwright's own `page.request` goes past the page, and so
 * past the service worker behind which the mock answers.
 */
export function ask<Body>(page: Page, path: string, posted?: unknown): Promise<Answer<Body>> {
  return page.evaluate(
    async ([path, posted]) => {
      const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
      const sent = posted === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(posted) };
      const response = await fetch(path, sent);
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    [path, posted] as const,
  );
}
