import { moveClock } from '../support/clock.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { field } from '../support/form.ts';
import { signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test('who validated can undo within five minutes, and after that support alone, with a reason (CO-4, CO-5)', async ({
  page,
}) => {
  await signInInFrench(page, 'Nora Willems');
  const path = await startExample(page, /^Implantation/, 'Undoing');
  const main = page.getByRole('main');
  try {
    await expect(main.getByText('Vous pourrez annuler pendant 5 minutes.')).toBeVisible();
    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await expect(page.getByRole('timer')).toHaveText(/^[45]:\d\d$/);

    // By keyboard alone.
    await page.getByRole('button', { name: 'Annuler la validation' }).focus();
    await page.keyboard.press('Enter');
    await expect(field(page, 'Nom')).toHaveValue('Undoing');

    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await moveClock(page, { advance: 'PT5M' });
    await page.goto(`${path}/steps/patient-identity`);
    await expect(main.getByText('Verrouillée').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Annuler la validation' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Déverrouiller' })).toBeHidden();
    await signOut(page, 'Nora Willems');

    await signInInFrench(page, 'Felix Braun', `${path}/steps/patient-identity`);
    await page.getByRole('button', { name: 'Déverrouiller' }).click();
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByRole('button', { name: 'Déverrouiller' }).click();
    await expect(dialog.getByText('Donnez le motif.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Motif' }).fill('Nom mal orthographié');
    await dialog.getByRole('button', { name: 'Déverrouiller' }).click();
    await expect(main.getByText('Motif : Nom mal orthographié')).toBeVisible();
  } finally {
    await moveClock(page, { reset: true });
  }
});
