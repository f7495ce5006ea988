import { day } from '../support/dates.ts';
import { field, section, tick, type } from '../support/form.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

const summary = /^Il y a \d+ erreurs? à corriger$/;

test('missing fields: the summary takes the focus, links to each field, and says the same words there', async ({
  page,
}) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await page.getByRole('button', { name: 'Envoyer' }).click();

  const heading = page.getByRole('heading', { name: summary });
  await expect(heading).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur/);
  expect(await page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/erreurs à corriger/);

  const niss = field(section(page, 'Bénéficiaire'), 'Numéro de registre national (NISS) ou BIS');
  const sentence = 'Entrez le numéro NISS ou BIS, ou confirmez que le bénéficiaire n’en a pas.';
  await page.getByRole('link', { name: sentence }).click();
  await expect(niss).toBeFocused();
  await expect(niss).toHaveAccessibleDescription(new RegExp(sentence));
  await expect(niss).toHaveAttribute('aria-invalid', 'true');

  await niss.fill('85.04.02-169.32');
  await niss.press('Tab');
  await expect(niss).not.toHaveAttribute('aria-invalid', 'true');
});

test('what is wrong is said by the field, and nothing typed is lost by sending it', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await fillBeneficiary(page, 'Fautif');
  await fillImplantation(page);

  const beneficiary = section(page, 'Bénéficiaire');
  const niss = field(beneficiary, 'Numéro de registre national (NISS) ou BIS');
  await type(beneficiary, 'Numéro de registre national (NISS) ou BIS', '85.04.02-169.33');
  await expect(niss).toHaveAccessibleDescription(/chiffre de contrôle/i);

  const implanted = field(section(page, 'Implantation'), 'Date d’implantation');
  await type(section(page, 'Implantation'), 'Date d’implantation', day(1));
  await expect(implanted).toHaveAccessibleDescription(/dans le futur/);

  const expiry = field(section(page, 'Capteur'), 'Date de péremption');
  await type(section(page, 'Capteur'), 'Date de péremption', day(-1));
  await expect(expiry).toHaveAccessibleDescription(/périmé/);

  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByRole('heading', { name: summary })).toBeVisible();
  await expect(page.getByText('Ouvert', { exact: true }).first()).toBeVisible();

  await page.reload();
  await expect(niss).toHaveValue(/85\.?04\.?02-?169\.?33/);
  await expect(implanted).toHaveValue(day(1));
  await expect(expiry).toHaveValue(day(-1));
});

test('ticking "has no NISS" clears and disables the number, and brings it back (CO-2)', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await fillBeneficiary(page, 'Hésitant');
  const beneficiary = section(page, 'Bénéficiaire');
  const niss = field(beneficiary, 'Numéro de registre national (NISS) ou BIS');
  const box = 'Je confirme que le bénéficiaire n’a pas de numéro NISS';

  await tick(beneficiary, box);
  await expect(niss).toHaveValue('');
  await expect(niss).not.toBeEditable();
  await tick(beneficiary, box);
  await expect(niss).toHaveValue('85.04.02-169.32');
  await expect(niss).toBeEditable();
});
