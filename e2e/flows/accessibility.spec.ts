import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test.use({ expectedFailure: /401 \(Unauthorized\)|404 \(Not Found\)/ });

/** React Aria's passing announcement of a button that has left the page names it a moment longer. */
const announcer = '[data-live-announcer]';

/** No violation of WCAG 2.2 AA, and nothing wider than the screen. */
async function isAccessible(page: Page, screen: string) {
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

for (const [name, viewport] of [
  ['desk', { width: 1280, height: 900 }],
  ['phone of 320 px', { width: 320, height: 640 }],
] as const) {
  test(`every screen, ${name} (A1, A4)`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.setViewportSize(viewport);
    await page.goto('/');
    await isAccessible(page, 'sign-in');
    await signIn(page, 'Claire Dubois');
    await isAccessible(page, 'list');
    await page.goto('/new');
    await isAccessible(page, 'choice of type');
    await page.goto('/');
    await createRecord(page);
    await isAccessible(page, 'form');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByRole('heading', { name: /erreurs? à corriger/ })).toBeVisible();
    await isAccessible(page, 'form with errors');
    await fillBeneficiary(page, 'Accessible');
    await fillImplantation(page);
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
    await isAccessible(page, 'sent record');
    await page.goto('/records/00000000-0000-7000-8000-000000000000');
    await isAccessible(page, 'absent record');
  });
}
