import type { Page } from '@playwright/test';
import { day } from '../support/dates.ts';
import { signInInFrench } from '../support/examples.ts';
import { go, tabTo, tabToAny, typeInto } from '../support/keyboard.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test('by keyboard alone: a mistake made, found from the summary, mended, and the record sent (A2)', async ({
  page,
}) => {
  await signIn(page, 'Claire Dubois');
  await tabTo(page, /Nouvel enregistrement/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nouvel enregistrement', level: 1 })).toBeVisible();
  await chooseType(page, /^Première implantation/);
  await tabTo(page, 'Créer l’enregistrement');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Envoyer' })).toBeVisible();

  // The check digits are wrong.
  await typeInto(page, 'Numéro de registre national (NISS) ou BIS', '85040216933');
  await typeInto(page, 'Nom', 'Clavier');
  await typeInto(page, 'Prénom', 'Anne');
  await tabTo(page, 'Le bénéficiaire est inclus dans l’application clinique limitée M-ACL-001');
  await page.keyboard.press('Space');
  await typeInto(page, 'Date d’inclusion', day(-3));
  await tabTo(page, 'Le bénéficiaire est remboursé selon la condition M-§01');
  await page.keyboard.press('Space');
  await typeInto(page, 'Date d’implantation', day(0));
  await tabTo(page, /^Capteur et transmetteur$/);
  await page.keyboard.press('ArrowDown');
  await tabTo(page, /174370-174381/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Ambulatoire$/);
  await page.keyboard.press('Space');
  await typeInto(page, 'Fabricant', 'Exemple Medical');
  await typeInto(page, 'Référence', 'EX-100');
  await typeInto(page, 'Numéro de lot', 'L1');
  await typeInto(page, 'Date de péremption', day(200));
  await tabTo(page, 'Envoyer');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: /^Il y a 1 erreur à corriger$/ })).toBeVisible();
  await tabTo(page, /NISS/);
  await page.keyboard.press('Enter');
  const niss = page.getByRole('textbox', { name: 'Numéro de registre national (NISS) ou BIS' });
  await expect(niss).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('85040216932');
  await tabTo(page, 'Envoyer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/CGM-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/).first()).toBeVisible();
});

test(
  'by keyboard alone: a step of several validated with a mistake, mended, validated and taken back (A2, CO-4)',
  serverOnly('accessibility: the screens are the same whoever answers; the other flows show that'),
  async ({ page }) => {
    const main = page.getByRole('main');
    await signInInFrench(page, 'Nora Willems');
    await go(page, /Nouvel enregistrement/);
    await expect(page.getByRole('heading', { name: 'Nouvel enregistrement', level: 1 })).toBeVisible();
    await chooseType(page, /^Traitement d’essai/);
    await go(page, 'Créer l’enregistrement');
    await typeInto(page, 'Numéro de registre national (NISS) ou BIS', '61.03.17-126.85');
    await typeInto(page, 'Nom', 'Clavier');
    await typeInto(page, 'Prénom', 'Jeanne');
    await go(page, 'Valider');
    await expect(page.getByRole('alert', { name: /^Il y a 1 erreur à corriger$/ })).toBeFocused();
    await expect(page).toHaveTitle(/^Erreur\s: /);

    await go(page, /NISS/);
    const niss = page.getByRole('textbox', { name: 'Numéro de registre national (NISS) ou BIS' });
    await expect(niss).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('61.03.17-126.84');
    await go(page, 'Valider');
    await expect(main.getByText('C’est validé')).toBeVisible();
    await go(page, 'Annuler la validation');
    await expect(niss).toHaveValue(/126.?84$/);
  },
);

/** Goes to the record types, one choice over the groups of all registries, and down it to one. */
async function chooseType(page: Page, name: RegExp): Promise<void> {
  const wanted = page.getByRole('radio', { name });
  await tabToAny(page, page.getByRole('radio'), String(name));
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}
