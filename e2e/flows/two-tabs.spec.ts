import { field, section, type } from '../support/form.ts';
import { createRecord } from '../support/implantation.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

test.use({ expectedFailure: /401 \(Unauthorized\)|412 \(Precondition Failed\)/ });

const saved = /^Enregistré à \d\d:\d\d$/;

test('two tabs on one record: the second writer chooses, and loses nothing', async ({ page, context }) => {
  await signIn(page, 'Claire Dubois');
  const address = await createRecord(page);
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByRole('button', { name: 'Envoyer' })).toBeVisible();

  await type(section(other, 'Bénéficiaire'), 'Nom', 'Autre');
  await expect(other.getByRole('status').filter({ hasText: saved })).toBeVisible();
  await expect(async () => {
    const stored = await page.request.get(`/api/records/${address.split('/').at(-1)}`);
    expect(JSON.stringify(await stored.json())).toContain('Autre');
  }).toPass();

  await type(section(page, 'Bénéficiaire'), 'Nom', 'Mienne');
  await expect(page.getByText('Cet enregistrement a été modifié ailleurs')).toBeVisible();
  await expect(field(section(page, 'Bénéficiaire'), 'Nom')).toHaveValue('Mienne');
  await page.getByRole('button', { name: 'Conserver ma saisie' }).click();
  await expect(async () => {
    const stored = await page.request.get(`/api/records/${address.split('/').at(-1)}`);
    expect(JSON.stringify(await stored.json())).toContain('Mienne');
  }).toPass();
});
