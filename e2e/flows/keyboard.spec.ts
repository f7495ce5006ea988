import { day } from '../support/dates.ts';
import { tabTo, typeInto } from '../support/keyboard.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test('by keyboard alone: a mistake made, found from the summary, mended, and the record sent (A2)', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, 'Claire Dubois');
  await tabTo(page, /Nouvel enregistrement/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nouvel enregistrement', level: 1 })).toBeVisible();
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
