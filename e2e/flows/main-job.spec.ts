import { field, section } from '../support/form.ts';
import {
  createRecord,
  fillBeneficiary,
  fillForeignBeneficiary,
  fillImplantation,
  niss,
} from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

const codePattern = /CGM-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/;

test('a physician creates, leaves, comes back, sends and sees the code (CG-2 to CG-5, CO-3, CO-6)', async ({
  page,
}) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await fillBeneficiary(page, 'Delvaux');
  await expect(page.getByRole('status').filter({ hasText: /^Enregistré à \d\d:\d\d$/ })).toBeVisible();

  await page.getByRole('link', { name: 'Tous les enregistrements' }).click();
  await page
    .getByRole('row', { name: /Delvaux/ })
    .getByRole('link')
    .first()
    .click();
  await expect(field(section(page, 'Bénéficiaire'), 'Nom')).toHaveValue('Delvaux');
  await expect(field(section(page, 'Bénéficiaire'), 'Numéro de registre national (NISS) ou BIS')).toHaveValue(
    niss,
  );

  await fillImplantation(page);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(
    page
      .getByText('Envoi en cours')
      .or(page.getByText('Envoyé', { exact: true }))
      .first(),
  ).toBeVisible();
  await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(codePattern).first()).toBeVisible();
  const code = (await page.getByText(codePattern).first().textContent())?.match(codePattern)?.[0] ?? '';

  await page.getByRole('link', { name: 'Tous les enregistrements' }).click();
  const row = page.getByRole('row', { name: /Delvaux/ });
  await expect(row).toContainText(code);
  await expect(row).toContainText('Envoyé');
});

test('a sent record is reopened, corrected and sent again under the same code (CG-6)', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await fillBeneficiary(page, 'Lambrecht');
  await fillImplantation(page);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
  const code = (await page.getByText(codePattern).first().textContent())?.match(codePattern)?.[0] ?? '';

  await page.getByRole('button', { name: 'Réouvrir' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Réouvrir' })
    .click();
  const lot = field(section(page, 'Capteur'), 'Numéro de lot');
  await expect(lot).toHaveValue('L2026-07');
  await lot.fill('L2026-08');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(code).first()).toBeVisible();
  await expect(page.getByText('L2026-08')).toBeVisible();
});

test('a beneficiary without NISS gets a code, and the next record offers him again (CO-2, CG-14)', async ({
  page,
}) => {
  await signIn(page, 'Claire Dubois');
  const lastName = `Ferrari ${Date.now().toString(36)}`;
  const codes: string[] = [];
  for (const isKnown of [false, true]) {
    await createRecord(page);
    await fillForeignBeneficiary(page, lastName);
    if (isKnown) {
      const thisPerson = page.getByRole('button', { name: /^C’est cette personne/ });
      await thisPerson.click();
      await expect(thisPerson).toBeHidden();
    }
    await fillImplantation(page);
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
    const identification = page
      .getByText('Code d’identification', { exact: true })
      .locator('xpath=following::*[1]');
    codes.push((await identification.textContent()) ?? '');
    await page.getByRole('link', { name: 'Tous les enregistrements' }).click();
  }
  expect(codes[0]).toMatch(/^CGM-B-/);
  expect(codes[1]).toBe(codes[0]);
});
