import type { Page } from '@playwright/test';
import { field, section, type } from '../support/form.ts';
import { editForm } from '../support/forms.ts';
import { createRecord } from '../support/implantation.ts';
import { serverOnly, timedTag } from '../support/serverOnly.ts';
import { signIn } from '../support/signIn.ts';
import { expect, test } from '../support/test.ts';

const noNews = serverOnly(
  'a changed definition: the mock of a built page holds those it was built with, and sends no news',
);
const texts = 'shared/beneficiary/i18n/fr.json';
const rename = (text: string) =>
  text.replace('"lastName.title": "Nom"', '"lastName.title": "Nom de famille"');

/** Puts a file back, and waits until what it publishes is in force, so that the next flow finds the usual form. */
async function undo(page: Page, putBack: () => Promise<void>, usual: string): Promise<void> {
  await putBack();
  await expect.poll(() => versionInForce(page)).toBe(usual);
}

async function versionInForce(page: Page): Promise<string> {
  const answer = (await (await page.request.get('/api/registries')).json()) as {
    registries: { definition: string }[];
  };
  return answer.registries[0]?.definition ?? '';
}

test('a form that changes while it is filled: the page says so, and reloads it with what was typed', {
  ...noNews,
  tag: [noNews.tag, timedTag],
}, async ({ page }) => {
  await signIn(page, 'Claire Dubois');
  const usual = await versionInForce(page);
  await createRecord(page);
  const beneficiary = section(page, 'Bénéficiaire');
  await type(beneficiary, 'Prénom', 'Jean');
  // Still in its field, and not on the server, when the new version comes.
  await field(beneficiary, 'Nom').fill('Vandenbroucke');
  const saved = Date.now();
  const putBack = await editForm(texts, rename);
  try {
    await expect(page.getByText('Une nouvelle version du formulaire est publiée')).toBeVisible();
    const milliseconds = Date.now() - saved;
    test
      .info()
      .annotations.push({ type: 'figure', description: `told ${milliseconds} ms after it was saved` });
    // Two seconds are the aim, and one and a half what it takes here; a check holds on a machine five times slower too.
    expect(milliseconds).toBeLessThan(10_000);
    await expect(field(beneficiary, 'Nom')).toHaveValue('Vandenbroucke');

    await page.getByRole('button', { name: 'Recharger' }).click();
    await expect(field(beneficiary, 'Nom de famille')).toHaveValue('Vandenbroucke');
    await expect(field(beneficiary, 'Prénom')).toHaveValue('Jean');
    await expect(page.getByText('Le formulaire est rechargé dans sa nouvelle version')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByText('Passé à une nouvelle version du formulaire')).toBeVisible();

    // It is the new version that goes on being filled and saved.
    await type(beneficiary, 'Nom de famille', 'Vandenbrouck');
    await expect(page.getByRole('status').filter({ hasText: /^Enregistré à \d\d:\d\d$/ })).toBeVisible();
    await page.reload();
    await expect(field(beneficiary, 'Nom de famille')).toHaveValue('Vandenbrouck');
  } finally {
    await undo(page, putBack, usual);
  }
});

test(
  'a broken file: the page shows its findings, the form goes on, and the message leaves when it is mended',
  noNews,
  async ({ page }) => {
    await signIn(page, 'Claire Dubois');
    const usual = await versionInForce(page);
    await createRecord(page);
    const putBack = await editForm(texts, (text) => text.slice(0, -10));
    try {
      await expect(page.getByText(/^Une définition n’est pas publiée : \d+ erreur/)).toBeVisible();
      await expect(page.getByText(texts)).toBeVisible();
      await expect(page.getByText(/^Line \d+, column \d+/)).toBeVisible();
      await type(section(page, 'Bénéficiaire'), 'Nom', 'Maes');
      await expect(page.getByRole('status').filter({ hasText: /^Enregistré à \d\d:\d\d$/ })).toBeVisible();
    } finally {
      await undo(page, putBack, usual);
    }
    await expect(page.getByText(/^Une définition n’est pas publiée/)).toBeHidden();
  },
);
