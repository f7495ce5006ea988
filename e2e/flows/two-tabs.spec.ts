import type { Browser, BrowserContext, Page } from '@playwright/test';
import { ask } from '../support/api.ts';
import { field, section, type } from '../support/form.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signIn, signInAgain, signOut } from '../support/signIn.ts';
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

/** A session that ends while somebody types; a colleague who uses the same computer, and leaves; and signing in again. */
async function whileSignedOut(
  page: Page,
  context: BrowserContext,
  typed: string,
  work: (colleague: Page) => Promise<void>,
): Promise<void> {
  await context.clearCookies();
  await lastName(page).fill(typed);
  await expect(page.getByRole('alert').filter({ hasText: 'Votre session a expiré' })).toBeVisible();

  const colleague = await context.newPage();
  await signIn(colleague, 'Karim Haddad', new URL(page.url()).pathname);
  await expect(colleague.getByRole('button', { name: 'Envoyer' })).toBeVisible();
  await expect(lastName(colleague)).toHaveValue('');
  await work(colleague);
  await signOut(colleague, 'Karim Haddad');
  await colleague.close();
  await signInAgain(page, 'Claire Dubois');
}

async function expectStored(page: Page, address: string, text: string): Promise<void> {
  await expect(async () => {
    const { body } = await ask(page, `/api/records/${address.split('/').at(-1)}`);
    expect(JSON.stringify(body)).toContain(text);
  }).toPass();
}

test(
  'two people on one record in two browsers: the second writer chooses, and loses nothing',
  serverOnly('two browsers: the mock lives in one, and another one has a database of its own'),
  async ({ page, browser }) => {
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
  },
);

test('two people on one record at one computer: the second writer chooses, and loses nothing', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  await whileSignedOut(page, context, 'Mienne', async (colleague) => {
    await type(section(colleague, 'Bénéficiaire'), 'Nom', 'Autre');
    await expect(colleague.getByRole('status').filter({ hasText: saved })).toBeVisible();
  });

  await expect(page.getByText('Cet enregistrement a été modifié ailleurs')).toBeVisible();
  await expect(lastName(page)).toHaveValue('Mienne');
  await expectStored(page, address, 'Autre');
  await page.getByRole('button', { name: 'Conserver ma saisie' }).click();
  await expectStored(page, address, 'Mienne');
});

test('what was typed on a record that was sent meanwhile waits until it is reopened', async ({
  page,
  context,
}) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await whileSignedOut(page, context, 'Mienne', async (colleague) => {
    await fillBeneficiary(colleague, 'Autre');
    await fillImplantation(colleague);
    await colleague.getByRole('button', { name: 'Envoyer' }).click();
    await expect(colleague.getByText('Envoyé', { exact: true }).first()).toBeVisible();
  });

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
});
