import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** React Aria's passing announcement of a button that has left the page names it a moment longer. */
const announcer = '[data-live-announcer]';

/** No violation of WCAG 2.2 AA, and nothing wider than the screen. */
export async function isAccessible(page: Page, screen: string) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    // Sections outside the window are not painted until they are near; here all of them are looked at.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).exclude(announcer).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(found, screen).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${screen}: pixels to scroll sideways`).toBeLessThanOrEqual(0);
}

/** A desk's screen, and the smallest phone that must lose nothing (A4). */
export const screens = [
  ['desk', { width: 1280, height: 900 }],
  ['phone of 320 px', { width: 320, height: 640 }],
] as const;
