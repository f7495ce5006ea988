import { isAccessible, screens } from '../support/accessible.ts';
import { moveClock } from '../support/clock.ts';
import { day } from '../support/dates.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { tick, type } from '../support/form.ts';
import { createRecord, fillBeneficiary, fillImplantation } from '../support/implantation.ts';
import { serverOnly } from '../support/serverOnly.ts';
import { signIn, signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test.use({ expectedFailure: /401 \(Unauthorized\)|404 \(Not Found\)/ });

const sameScreens = serverOnly(
  'accessibility: the screens are the same whoever answers; the other flows show that',
);

for (const [name, viewport] of screens) {
  test(`every screen, ${name} (A1, A4)`, sameScreens, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('/');
    await isAccessible(page, 'sign-in');
    await signIn(page, 'Claire Dubois');
    await isAccessible(page, 'list');
    await page.goto('/new');
    await isAccessible(page, 'choice of type');
    await page.goto('/');
    await createRecord(page);
    await isAccessible(page, 'form');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByRole('heading', { name: /erreurs? à corriger/ })).toBeVisible();
    await isAccessible(page, 'form with errors');
    await fillBeneficiary(page, 'Accessible');
    await fillImplantation(page);
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByText('Envoyé', { exact: true }).first()).toBeVisible();
    await isAccessible(page, 'sent record');
    await page.goto('/records/00000000-0000-7000-8000-000000000000');
    await isAccessible(page, 'absent record');
  });

  test(`a record of many steps, ${name} (A1, A4)`, sameScreens, async ({ page }) => {
    await page.setViewportSize(viewport);
    const main = page.getByRole('main');
    await signInInFrench(page, 'Nora Willems');
    const path = await startExample(page, /^Traitement d’essai/, 'Accessible');
    await isAccessible(page, 'a step to fill in');
    await page.goto(`${path}/steps/diary`);
    await isAccessible(page, 'a step that waits');
    await page.goto(path);
    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await isAccessible(page, 'the time to undo');
    await signOut(page, 'Nora Willems');
    try {
      await signInInFrench(page, 'Jeanne Petit', path);
      await tick(page, 'Je marque mon accord pour l’enregistrement de mes données');
      await type(page, 'Date', day(0));
      await validate(page, 'Signer');
      const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
      await expect(dialog).toBeVisible();
      await isAccessible(page, 'the question before a final step');
      await dialog.getByRole('button').last().click();
      await expect(main.getByText('C’est définitif')).toBeVisible();
      await isAccessible(page, 'a final step');
      await signOut(page, 'Jeanne Petit');

      await signInInFrench(page, 'Nora Willems', path);
      await type(page, 'Premier jour de l’essai', day(0));
      await type(page, 'Dernier jour de l’essai', day(21));
      await validate(page);
      await expect(main.getByText('C’est validé')).toBeVisible();
      await moveClock(page, { advance: 'P2D' });
      await page.goto(`${path}/steps/diary`);
      await expect(main.getByText('À venir').first()).toBeVisible();
      await isAccessible(page, 'entries: due, missed and to come');
      await page.goto('/');
      await isAccessible(page, 'the list, with whose turn it is');
    } finally {
      await moveClock(page, { reset: true });
    }
  });
}
