import type { Browser } from '@playwright/test';
import { isAccessible, screens } from '../support/accessible.ts';
import { ask } from '../support/api.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

const reason = 'a mock is one browser’s own, and has no cookies of a server';
const person = 'Claire Dubois';

/** The same person in another browser. */
async function elsewhere(browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'fr-BE' });
  const page = await context.newPage();
  await signIn(page, person);
  return page;
}

/** The status of the API for a page's session, asked as that page would. */
const status = async (page: Parameters<typeof ask>[0]) => (await ask(page, '/api/session')).status;

test(
  'a session elsewhere is seen, and ended from here by the keyboard',
  serverOnly(reason),
  async ({ page, browser, baseURL }) => {
    const other = await elsewhere(browser, baseURL);
    await signIn(page, person);
    await page.getByRole('button', { name: `Compte de ${person}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Vos connexions' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Vos connexions' })).toBeFocused();
    const list = page.getByRole('list', { name: 'Où vous êtes connecté' });
    await expect(list.getByRole('listitem').first()).toContainText('Ici');
    // Flows before this one may have left some.
    const before = await list.getByRole('listitem').count();
    expect(before).toBeGreaterThan(1);
    await list.getByRole('button').first().press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'La connexion est terminée.' })).toBeVisible();
    await expect(list.getByRole('listitem')).toHaveCount(before - 1);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    expect(await status(other)).toBe(401);
    expect(await status(page)).toBe(200);
    await other.context().close();
  },
);

test(
  'signing out everywhere ends them all, and a copied cookie is worth nothing',
  serverOnly(reason),
  async ({ page, browser, baseURL }) => {
    const other = await elsewhere(browser, baseURL);
    await signIn(page, person);
    const copied = await page.context().cookies();
    await page.goto('/account/sessions');
    await page.getByRole('link', { name: 'Se déconnecter partout' }).click();
    await expect(page.getByText('Se connecter').first()).toBeVisible();
    expect(await status(other)).toBe(401);
    await other.context().clearCookies();
    await other.context().addCookies(copied);
    expect(await status(other)).toBe(401);
    await other.context().close();
  },
);

for (const [name, viewport] of screens) {
  test(`the page of sessions, ${name} (A1, A4)`, serverOnly(reason), async ({ page }) => {
    await page.setViewportSize(viewport);
    await signIn(page, person);
    await page.goto('/account/sessions');
    await isAccessible(page, 'sessions');
  });
}
