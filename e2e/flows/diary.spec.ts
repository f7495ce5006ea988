import { moveClock } from '../support/clock.ts';
import { day, tomorrowMorning } from '../support/dates.ts';
import { signInInFrench, startExample, validate } from '../support/examples.ts';
import { pick, tick, type } from '../support/form.ts';
import { signOut } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test('a patient keeps a diary on a phone, one page a day, and sees what was missed (NP-9, NP-11)', async ({
  page,
}) => {
  const main = page.getByRole('main');
  const confirm = () =>
    page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button').last().click();
  await signInInFrench(page, 'Nora Willems');
  try {
    const morning = new Date((await moveClock(page, { to: tomorrowMorning() })).now);
    const path = await startExample(page, /^Traitement d’essai/, 'Diary');
    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await signOut(page, 'Nora Willems');
    await page.setViewportSize({ width: 375, height: 740 });
    await signInInFrench(page, 'Jeanne Petit', path);
    await tick(page, 'Je marque mon accord pour l’enregistrement de mes données');
    await type(page, 'Date', day(0, morning));
    await validate(page, 'Signer');
    await confirm();
    await expect(main.getByText('C’est définitif')).toBeVisible();
    await signOut(page, 'Jeanne Petit');

    await signInInFrench(page, 'Nora Willems', path);
    await type(page, 'Premier jour de l’essai', day(0, morning));
    await type(page, 'Dernier jour de l’essai', day(21, morning));
    await validate(page);
    await expect(main.getByText('C’est validé')).toBeVisible();
    await moveClock(page, { advance: 'PT5M' });
    await signOut(page, 'Nora Willems');

    await signInInFrench(page, 'Jeanne Petit', path);
    await type(page, 'Douleur (0 à 10)', '4');
    await pick(page, 'Comment avez-vous dormi ?', 'Bien');
    await validate(page, 'Envoyer');
    await confirm();
    await expect(main.getByText('Faites 1')).toBeVisible();
    // Nothing is wider than the phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);

    await moveClock(page, { advance: 'P3D' });
    await page.reload();
    await expect(main.getByText('Manquées 1')).toBeVisible();
    await expect(
      main.getByRole('heading', { name: new RegExp(`^Aujourd’hui, ${day(3, morning)}`) }),
    ).toBeVisible();
  } finally {
    await moveClock(page, { reset: true });
  }
});
