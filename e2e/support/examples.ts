import { expect, type Page } from '@playwright/test';
import { type } from './form.ts';
import { type PersonName, signIn } from './signIn.ts';

/** A valid national register number of somebody invented. */
const niss = '61.03.17-126.84';

/** Signs in at an address and speaks French, whatever the person's own language: it is kept with the account. */
export async function signInInFrench(page: Page, name: PersonName, path = '/'): Promise<void> {
  await signIn(page, name, path);
  await page.getByRole('button', { name: 'Français' }).click();
  await expect(page.getByRole('button', { name: 'Français' })).toHaveAttribute('aria-pressed', 'true');
}

/** Starts a record of an example registry and fills in its first step, which says who it is about. Answers its path. */
export async function startExample(page: Page, recordType: RegExp, lastName: string): Promise<string> {
  await page.getByRole('link', { name: 'Nouvel enregistrement' }).first().click();
  await page.getByRole('radio', { name: recordType }).check();
  await page.getByRole('button', { name: 'Créer l’enregistrement' }).click();
  await type(page, 'Numéro de registre national (NISS) ou BIS', niss);
  await type(page, 'Nom', lastName);
  await type(page, 'Prénom', 'Jeanne');
  const insurer = page.getByRole('combobox', { name: /^Organisme assureur/ });
  if ((await insurer.count()) > 0) await insurer.selectOption('Mutualité Exemple');
  return new URL(page.url()).pathname;
}

export const validate = (page: Page, name = 'Valider') =>
  page.getByRole('button', { name, exact: true }).first().click();
