import { moveClock } from '../support/clock.ts';
import { day } from '../support/dates.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { pick, tick, type } from '../support/form.ts';
import { signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test('a measurement beyond its limit raises an alert, and a contact is started from the record (HF-3, HF-5)', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await signInInFrench(page, 'Nora Willems');
  const path = await startExample(page, /^Inclusion/, 'Monitoring');
  try {
    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await page.goto(path);
    await type(page, 'Date', day(0));
    await pick(page, 'Classe NYHA', 'Classe III');
    await type(page, 'Poids optimal', '70');
    await type(page, 'Limite inférieure', '68');
    await type(page, 'Limite supérieure', '72,5');
    await validate(page);
    await expect(page.getByRole('button', { name: 'Réouvrir' })).toBeVisible();
    await signOut(page, 'Nora Willems');

    await signInInFrench(page, 'Thomas Leroy', `${path}/steps/measurement`);
    await page.getByRole('button', { name: 'Ajouter une entrée' }).click();
    await type(page, 'Poids', '75,4');
    await validate(page);
    await expect(main.getByText('Faites 1')).toBeVisible();
    await moveClock(page, { advance: 'PT5M' });
    await signOut(page, 'Thomas Leroy');

    await signInInFrench(page, 'Amina Benali', `${path}/steps/limit-alert`);
    await page.getByRole('link', { name: 'Remplir : N° 1' }).click();
    // The measurement that raised it is in sight.
    await expect(main.getByText('75,4')).toBeVisible();
    await tick(page, 'Je prends cette alerte en charge');
    await pick(page, 'Ce qui a été fait', 'Appel téléphonique');
    await validate(page);
    await expect(main.getByText('Faites 1')).toBeVisible();
    await signOut(page, 'Amina Benali');

    await signInInFrench(page, 'Thomas Leroy', path);
    await page.getByRole('button', { name: /Contact/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Contact' })).toBeVisible();
    await expect(page.getByRole('link', { name: /Inclusion/ })).toBeVisible();
  } finally {
    await moveClock(page, { reset: true });
  }
});
