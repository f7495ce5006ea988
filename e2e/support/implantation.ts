import { expect, type Page } from '@playwright/test';
import { day } from './dates.ts';
import { field, pick, section, tick, type } from './form.ts';

/** A valid national register number: born on 2 April 1985, male. */
export const niss = '85.04.02-169.32';

/** Creates a first implantation and waits for its form. Answers its address. */
export async function createRecord(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Nouvel enregistrement' }).first().click();
  await page.getByRole('radio', { name: /^Première implantation/ }).check();
  await page.getByRole('button', { name: 'Créer l’enregistrement' }).click();
  await expect(page.getByRole('button', { name: 'Envoyer' })).toBeVisible();
  return page.url();
}

export async function fillBeneficiary(page: Page, lastName: string): Promise<void> {
  const beneficiary = section(page, 'Bénéficiaire');
  await type(beneficiary, 'Numéro de registre national (NISS) ou BIS', niss);
  await type(beneficiary, 'Nom', lastName);
  await type(beneficiary, 'Prénom', 'Jean');
}

/** A person without NISS (CO-2). */
export async function fillForeignBeneficiary(page: Page, lastName: string): Promise<void> {
  const beneficiary = section(page, 'Bénéficiaire');
  await tick(beneficiary, 'Je confirme que le bénéficiaire n’a pas de numéro NISS');
  await type(beneficiary, 'Nom', lastName);
  await type(beneficiary, 'Prénom', 'Giulia');
  await type(beneficiary, 'Date de naissance', '02/06/1979');
  await pick(beneficiary, 'Sexe', 'Féminin');
  await pick(beneficiary, 'Le bénéficiaire est-il décédé ?', 'Non');
  await type(beneficiary, 'Lieu de résidence', 'Torino');
  const country = beneficiary.getByRole('combobox', { name: 'Pays de résidence' });
  await country.fill('Itali');
  await country.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'Italie' })).toBeVisible();
  await country.press('Enter');
  await expect(country).toHaveValue('Italie');
}

/** Everything but the beneficiary: included, implanted today, a sensor that expires in a year. */
export async function fillImplantation(page: Page): Promise<void> {
  const inclusion = section(page, 'Inclusion');
  await tick(inclusion, 'Le bénéficiaire est inclus dans l’application clinique limitée M-ACL-001');
  await type(inclusion, 'Date d’inclusion', day(-10));
  await tick(inclusion, 'Le bénéficiaire est remboursé selon la condition M-§01');

  const implantation = section(page, 'Implantation');
  await type(implantation, 'Date d’implantation', day(0));
  await pick(implantation, 'Bras', 'Gauche');
  await pick(implantation, 'Qu’est-ce qui est implanté ?', 'Capteur');
  await pick(implantation, 'Prestation', '174370-174381 (400 au total)');
  await pick(implantation, 'Prise en charge', 'Ambulatoire');

  const sensor = section(page, 'Capteur');
  await type(sensor, 'Fabricant', 'Exemple Medical');
  await type(sensor, 'Référence', 'EX-100');
  await type(sensor, 'Numéro de lot', 'L2026-07');
  await type(sensor, 'Date de péremption', day(365));
  await expect(field(sensor, 'Date de péremption')).toHaveValue(day(365));
}
