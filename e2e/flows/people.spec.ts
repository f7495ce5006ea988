import type { Page } from '@playwright/test';
import { isAccessible, screens } from '../support/accessible.ts';
import { ask } from '../support/api.ts';
import { field, section, type } from '../support/form.ts';
import { createRecord, fillBeneficiary } from '../support/implantation.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test.use({ expectedFailure: /401 \(Unauthorized\)|403 \(Forbidden\)|404 \(Not Found\)|409 \(Conflict\)/ });

const amina = { name: 'Amina Benali', number: '1-17519-45-004' };
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Gives Amina access, as an administrator who may give one role in one hospital. */
async function giveAccess(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Accès', exact: true }).click();
  await page.getByRole('link', { name: 'Donner un accès' }).click();
  await page.getByRole('textbox', { name: 'Numéro INAMI' }).fill(amina.number);
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page.getByText(`Trouvé : ${amina.name}`)).toBeVisible();
  await page.getByRole('button', { name: 'Donner un accès' }).click();
  await expect(page.getByText(`${amina.name} a maintenant cet accès.`)).toBeVisible();
}

async function withdrawAccess(page: Page): Promise<void> {
  await page.getByRole('button', { name: `Actions pour ${amina.name}` }).click();
  await page.getByRole('menuitem', { name: 'Retirer l’accès' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Retirer l’accès' }).click();
  await expect(dialog.getByText('Donnez le motif.')).toBeVisible();
  await dialog.getByRole('textbox', { name: /Motif/ }).fill('A quitté l’hôpital');
  await dialog.getByRole('button', { name: 'Retirer l’accès' }).click();
  await expect(rowOf(page, amina.name)).toHaveCount(0);
}

test('access is given, withdrawn with a reason, and its history stays (CG-1)', async ({ page }) => {
  await signIn(page, 'Marc Lambert');
  await giveAccess(page);
  await expect(rowOf(page, amina.name)).toContainText('En cours');
  for (const [screen, size] of screens) {
    await page.setViewportSize(size);
    await isAccessible(page, `accesses, ${screen}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });

  await withdrawAccess(page);
  await page.getByRole('combobox', { name: 'Montrer' }).selectOption('Terminés');
  await expect(rowOf(page, amina.name).first()).toContainText('Retiré par Marc Lambert : A quitté l’hôpital');
  await page
    .getByRole('button', { name: `Actions pour ${amina.name}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Historique' }).click();
  await expect(page.getByRole('list', { name: 'Historique' }).getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Escape');
});

test(
  'what is withdrawn is refused at once in a page that stands open, in words, and nothing typed is lost',
  serverOnly('two people at once in two browsers; a mock lives in one'),
  async ({ page, browser }) => {
    const administrator = await (await browser.newContext({ locale: 'fr-BE' })).newPage();
    await signIn(administrator, 'Marc Lambert');
    await giveAccess(administrator);

    await signIn(page, amina.name);
    const isThere = async () =>
      JSON.stringify((await ask(page, '/api/registries')).body).includes('"implantable-cgm"');
    expect(await isThere()).toBe(true);
    const address = await createRecord(page);
    await fillBeneficiary(page, 'Avant');
    await expect(page.getByRole('status').filter({ hasText: /^Enregistré à/ })).toBeVisible();

    await withdrawAccess(administrator);
    const beneficiary = section(page, 'Bénéficiaire');
    await type(beneficiary, 'Nom', 'Après');
    await expect(page.getByRole('status').filter({ hasText: /à quoi vous ayez accès/ })).toBeVisible();
    await expect(field(beneficiary, 'Nom')).toHaveValue('Après');
    expect(await isThere()).toBe(false);

    await administrator.context().close();
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Enregistrement introuvable' })).toBeVisible();
  },
);

test('nobody gives or withdraws their own access, nor a role that is not theirs to give', async ({
  page,
}) => {
  await signIn(page, 'Nora Claes', '/access');
  await page.getByRole('searchbox', { name: 'Rechercher une personne' }).fill('Claes');
  await page.getByRole('button', { name: 'Actions pour Nora Claes' }).click();
  await expect(page.getByRole('menuitem', { name: 'Historique' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Retirer l’accès' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  interface Listed {
    readonly items: readonly { readonly id: number; readonly person: { readonly id: string } }[];
  }
  const { body } = await ask<Listed>(page, '/api/access/memberships?q=Claes');
  const own = body.items.find(({ person }) => person.id === 'nora-claes');
  const ended = await ask<{ detail: string }>(page, `/api/access/memberships/${own?.id}/end`, {
    reason: 'x',
  });
  expect(ended.status).toBe(409);
  expect(ended.body.detail).toContain('ni retirer le vôtre');

  await page.getByRole('link', { name: 'Organisations' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Organisations' })).toBeVisible();
  for (const [screen, size] of screens) {
    await page.setViewportSize(size);
    await isAccessible(page, `organisations, ${screen}`);
  }
});

test('an access is given and withdrawn by the keyboard alone', async ({ page }) => {
  await signIn(page, 'Marc Lambert', '/access/new');
  await page.getByRole('textbox', { name: 'Numéro INAMI' }).focus();
  await page.keyboard.type(amina.number);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Chercher' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Trouvé : ${amina.name}`)).toBeVisible();
  const give = page.getByRole('button', { name: 'Donner un accès' });
  for (let presses = 0; presses < 8; presses += 1) {
    if (await give.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(give).toBeFocused();
  await page.keyboard.press('Enter');
  const actions = page.getByRole('button', { name: `Actions pour ${amina.name}` });
  await actions.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Retirer l’accès' })).toBeFocused();
  await page.keyboard.press('Enter');
  const reason = page.getByRole('dialog').getByRole('textbox', { name: /Motif/ });
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await reason.focus();
  await page.keyboard.type('Essai au clavier');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, amina.name)).toHaveCount(0);
});
