import { field, section, type } from '../support/form.ts';
import { createRecord } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test('the language changes at once and keeps what was typed (CO-8)', async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  await createRecord(page);
  await type(section(page, 'Bénéficiaire'), 'Nom', 'Tongval');
  await field(section(page, 'Bénéficiaire'), 'Prénom').fill('Je');

  for (const [button, language, send, last] of [
    ['Nederlands', 'nl', 'Verzenden', 'Naam'],
    ['Deutsch', 'de', 'Senden', 'Name'],
    ['English', 'en', 'Send', 'Last name'],
    ['Français', 'fr', 'Envoyer', 'Nom'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
    await expect(page.getByRole('button', { name: send, exact: true })).toBeVisible();
    await expect(page.getByRole('textbox', { name: last, exact: true })).toHaveValue('Tongval');
  }
  await expect(field(section(page, 'Bénéficiaire'), 'Prénom')).toHaveValue('Je');
});
