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
