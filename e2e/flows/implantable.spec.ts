import type { Page } from '@playwright/test';
import { day } from '../support/dates.ts';
import { field, pick, section, type } from '../support/form.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

const sent = async (page: Page) => {
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
};

/** Starts a record from the one of a beneficiary who is found by name. */
async function startFor(page: Page, recordType: RegExp, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Tous les enregistrements' }).click();
  await page.getByRole('link', { name: 'Nouvel enregistrement' }).first().click();
  await page.getByRole('radio', { name: recordType }).check();
  await page.getByRole('searchbox', { name: 'Numéro, code ou nom du bénéficiaire' }).fill(name);
  await page.getByRole('radio', { name: new RegExp(`${name}.*CGM-`) }).check();
  await page.getByRole('button', { name: 'Créer l’enregistrement' }).click();
  await expect(section(page, 'Déjà connu')).toBeVisible();
}

test('from the first implantation to the explantation, with a replacement within the warranty (CG-2 to CG-7)', async ({
  page,
}) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await fillBeneficiary(page, 'Vanhistoire');
  await fillImplantation(page);
  await type(section(page, 'Capteur'), 'Fin de la garantie', day(200));
  await sent(page);

  await startFor(page, /^Remplacement/, 'Vanhistoire');
  await expect(field(section(page, 'Bénéficiaire'), 'Nom')).toHaveValue('Vanhistoire');
  const known = section(page, 'Déjà connu');
  await expect(field(known, 'Capteur en place depuis')).toHaveValue(day(0));
  await expect(field(known, 'Fin de la garantie')).toHaveValue(day(200));
  const replacement = section(page, 'Remplacement');
  await type(replacement, 'Date du remplacement', day(0));
  await pick(replacement, 'Qu’est-ce qui est remplacé ?', 'Capteur');
  await replacement.getByRole('combobox', { name: /^Raison du remplacement/ }).selectOption('Défaillance');
  await expect(
    replacement.getByRole('radio', { name: 'Remplacement anticipé, pendant la garantie' }),
  ).toBeChecked();
  const sensor = section(page, 'Nouveau capteur');
  await type(sensor, 'Fabricant', 'Exemple Medical');
  await type(sensor, 'Référence', 'EX-200');
  await type(sensor, 'Numéro de lot', 'L2026-08');
  await type(sensor, 'Date de péremption', day(365));
  await sent(page);

  await startFor(page, /^Explantation/, 'Vanhistoire');
  await expect(field(section(page, 'Déjà connu'), 'Référence')).toHaveValue('EX-200');
  const explantation = section(page, 'Explantation');
  await type(explantation, 'Date d’explantation', day(0));
  await pick(explantation, 'Qu’est-ce qui est retiré définitivement ?', 'Capteur');
  await explantation
    .getByRole('combobox', { name: /^Raison de l’explantation/ })
    .selectOption('Bénéfice insuffisant');
  await sent(page);

  await test.step('reopened and deleted, it is out of the list (CG-7)', async () => {
    await page.getByRole('button', { name: 'Réouvrir' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Réouvrir' }).click();
    await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click();
    await expect(page.getByText('Supprimé', { exact: true }).first()).toBeVisible();
    await page.getByRole('link', { name: 'Tous les enregistrements' }).click();
    await expect(page.getByRole('row', { name: /Vanhistoire/ })).toHaveCount(2);
  });
});
