import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** React Aria's passing announcement of a button that has left the page names it a moment longer. */
const announcer = '[data-live-announcer]';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Sections outside the window are not painted until they are near; after this all of them can be looked at. */
export const paintAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });

/** What axe finds against WCAG 2.2 AA and its own best practice, a line a rule. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).exclude(announcer).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** How many pixels of the page lie beside the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** No violation of WCAG 2.2 AA, and nothing wider than the screen. A second engine is asked in `npm run soak accessible`. */
export async function isAccessible(page: Page, screen: string) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await paintAll(page);
  expect(await axe(page), screen).toEqual([]);
  expect(await overflow(page), `${screen}: pixels to scroll sideways`).toBeLessThanOrEqual(0);
}

/** A desk's screen, and the smallest phone that must lose nothing (A4). */
export const screens = [
  ['desk', { width: 1280, height: 900 }],
  ['phone of 320 px', { width: 320, height: 640 }],
] as const;
