import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** The development people of forms/, by the names that the sign-in page shows. */
export type PersonName = string;

/** Signs in as a development person, from the portal's own page and back to it. */
export async function signIn(page: Page, name: PersonName, path = '/'): Promise<void> {
  await page.goto(path);
  await page
    .getByRole('link', { name: 'Se connecter' })
    .or(page.getByRole('button', { name: 'Se connecter' }))
    .click();
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Signs out from the account menu of somebody whose account is in French, with nothing unsent. */
export async function signOut(page: Page, name: PersonName): Promise<void> {
  await page.getByRole('button', { name: `Compte de ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await expect(page.getByText('Se connecter').first()).toBeVisible();
}

/** Signs in again from a form whose session has ended, in the window that the form offers for it. */
export async function signInAgain(page: Page, name: PersonName): Promise<void> {
  const [window] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Se reconnecter dans une nouvelle fenêtre' }).click(),
  ]);
  // It closes by itself once the session is there.
  await Promise.all([window.waitForEvent('close'), window.getByRole('button', { name }).click()]);
}
