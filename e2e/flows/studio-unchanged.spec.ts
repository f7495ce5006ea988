import { ask } from '../support/api.ts';
import { filesOnDisk, isSaved, noStudio, openStudio, registriesOnDisk } from '../support/studio.ts';
import { expect, test } from '../support/test.ts';

interface Registries {
  readonly registries: readonly { readonly id: string; readonly title: { readonly fr: string } }[];
}

test(
  'each definition opened, looked at, edited, undone and saved: no byte has changed',
  noStudio,
  async ({ page }) => {
    await openStudio(page);
    const { body } = await ask<Registries>(page, '/api/studio/registries');
    const registries = body.registries.filter(({ id }) => registriesOnDisk().includes(id));
    expect(registries.length).toBeGreaterThanOrEqual(4);
    for (const { id, title } of registries) {
      await test.step(title.fr, async () => {
        await page.goto('/studio');
        await page
          .getByRole('button', { name: new RegExp(`^(Modifier|Nouveau brouillon) : ${title.fr}$`) })
          .click();
        await expect(page).toHaveURL(/\/studio\/drafts\/[0-9a-f-]{36}/);
        const draft = new URL(page.url()).pathname.split('/')[3];
        const counts = Object.hasOwn(filesOnDisk(id), 'counters.json') ? ['Compteurs'] : [];
        for (const part of ['Étapes', 'Champs', 'Règles', ...counts, 'Publier', 'Textes']) {
          const link = page
            .getByRole('navigation', { name: 'Parties de la définition' })
            .getByRole('link', { name: part });
          await link.click();
          await expect(link).toHaveAttribute('aria-current', 'page');
        }

        await page.getByRole('searchbox').fill('registry.title');
        await expect(page.getByRole('rowheader')).toHaveCount(1);
        const cell = page.getByRole('gridcell').first();
        await cell.dblclick();
        await page.getByRole('textbox', { name: /registry\.title/ }).fill('Autre titre');
        await page.keyboard.press('Enter');
        await isSaved(page);
        const files = async () =>
          (await ask<{ files: Record<string, string> }>(page, `/api/studio/drafts/${draft}`)).body.files;
        expect((await files())['i18n/fr.json']).toContain('"Autre titre"');
        await page.getByRole('button', { name: 'Annuler' }).click();
        await expect(page.getByRole('heading', { level: 1, name: title.fr })).toBeVisible();
        await expect.poll(async () => (await files())['i18n/fr.json']).not.toContain('Autre titre');
        expect(await files()).toEqual(filesOnDisk(id));
      });
    }
  },
);
