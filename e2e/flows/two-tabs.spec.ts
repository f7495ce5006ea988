import type { Browser, Page } from '@playwright/test';
import { field, section, type } from '../support/form.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test.use({ expectedFailure: /401 \(Unauthorized\)|412 \(Precondition Failed\)/ });

const saved = /^Enregistré à \d\d:\d\d$/;
const lastName = (page: Page) => field(section(page, 'Bénéficiaire'), 'Nom');

/** Two browsers know nothing of each other, as two people's; tabs of one browser follow each other instead. */
async function inAnotherBrowser(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-BE', timezoneId: 'Europe/Brussels' });
  const page = await context.newPage();
  await signIn(page, 'Karim Haddad', new URL(address).pathname);
  await expect(page.getByRole('button', { name: 'Envoyer' })).toBeVisible();
  return page;
}

async function expectStored(page: Page, address: string, text: string): Promise<void> {
  await expect(async () => {
    const stored = await page.request.get(`/api/records/${address.split('/').at(-1)}`);
    expect(JSON.stringify(await stored.json())).toContain(text);
  }).toPass();
}

test('two people on one record: the second writer chooses, and loses nothing', async ({ page, browser }) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  const other = await inAnotherBrowser(browser, address);

  await type(section(other, 'Bénéficiaire'), 'Nom', 'Autre');
  await expect(other.getByRole('status').filter({ hasText: saved })).toBeVisible();
  await expectStored(page, address, 'Autre');

  await type(section(page, 'Bénéficiaire'), 'Nom', 'Mienne');
  await expect(page.getByText('Cet enregistrement a été modifié ailleurs')).toBeVisible();
  await expect(lastName(page)).toHaveValue('Mienne');
  await page.getByRole('button', { name: 'Conserver ma saisie' }).click();
  await expectStored(page, address, 'Mienne');
  await other.context().close();
});

test('what was typed on a record that was sent meanwhile waits until it is reopened', async ({
  page,
  browser,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  const other = await inAnotherBrowser(browser, address);
  await fillBeneficiary(other, 'Autre');
  await fillImplantation(other);
  await other.getByRole('button', { name: 'Envoyer' }).click();
  await expect(other.getByText('Envoyé', { exact: true }).first()).toBeVisible();

  await lastName(page).fill('Mienne');
  await page.getByRole('button', { name: 'Conserver ma saisie' }).click();
  const closed = page.getByRole('alert').filter({ hasText: 'a été envoyé ou verrouillé entre-temps' });
  await closed.getByRole('button', { name: 'Voir l’enregistrement' }).click();
  await expect(
    page.getByText('Ce navigateur garde une saisie non envoyée pour cet enregistrement'),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Réouvrir' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Réouvrir' }).click();
  await expect(lastName(page)).toHaveValue('Mienne');
  await page.getByRole('button', { name: 'Charger l’autre version' }).click();
  await expect(lastName(page)).toHaveValue('Autre');
  await expect(page.getByText('Cet enregistrement a été modifié ailleurs')).toBeHidden();
  await other.context().close();
});
